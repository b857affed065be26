import { Link, useNavigate } from '@tanstack/react-router'
import { figure, text } from '../language.ts'
import { maximumText } from '../province/maximum-text.ts'
import { formulaText } from './formula-text.ts'
import { useEditionSearch } from './edition-search.ts'
import type { TreeRow } from './tree-rows.ts'
import styles from './tree-table.module.css'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

type Props = { rows: readonly TreeRow[]; chosen: string | undefined; isNarrow: boolean }

/** The set as one table in printed order; branches open and close. */
export function TreeTable({ rows, chosen, isNarrow }: Props) {
  const words = text.edition
  const { closed = '' } = useEditionSearch()
  const navigate = useNavigate({ from: '/bo-chi-so/$edition' })
  const toggle = (code: string) => {
    const codes = new Set(closed.split(',').filter(Boolean))
    if (!codes.delete(code)) codes.add(code)
    void navigate({
      search: (before) => ({ ...before, closed: [...codes].join(',') || undefined }),
      replace: true,
      resetScroll: false,
    })
  }
  if (rows.length === 0) return <p className={styles.empty}>{words.empty}</p>
  return (
    <table className={isNarrow ? `${styles.table} ${styles.narrow}` : styles.table}>
      <caption>
        <VisuallyHidden>{words.caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col" className={styles.max}>
            {words.max}
          </th>
          <th scope="col" className={styles.rule}>
            {words.rule}
          </th>
          <th scope="col" className={styles.marks}>
            {words.marks}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.node.code} row={row} isChosen={row.node.code === chosen} onToggle={toggle} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, isChosen, onToggle }: { row: TreeRow; isChosen: boolean; onToggle: (code: string) => void }) {
  const { node, isWay } = row
  const words = text.edition
  const classes = [styles[node.level], isChosen ? styles.chosen : '', isWay ? styles.way : ''].join(' ')
  return (
    <tr className={classes} data-node={node.code}>
      <th scope="row">
        <div className={styles.name} style={{ paddingLeft: `${node.depth * 20}px` }}>
          {node.leaf || isWay ? (
            <span className={styles.toggle} />
          ) : (
            <button
              type="button"
              className={styles.toggle}
              aria-expanded={!row.isClosed}
              aria-label={row.isClosed ? words.expand(node.code) : words.collapse(node.code)}
              onClick={() => onToggle(node.code)}
            >
              <Chevron />
            </button>
          )}
          <Link
            id={`dong-${node.code}`}
            from="/bo-chi-so/$edition"
            to="/bo-chi-so/$edition"
            search={(before) => ({ ...before, node: node.code })}
            resetScroll={false}
            className={styles.link}
            aria-current={isChosen ? 'true' : undefined}
            activeProps={{}}
          >
            <span className={styles.code}>{node.code}</span> <span className={styles.title}>{node.row.title.text}</span>
          </Link>
        </div>
      </th>
      <td className={styles.max}>
        {row.isUnscored ? '–' : figure(maximumText(row.max))}
        {row.printedDiffers ? (
          <span className={styles.printed}>
            {node.printedMax === undefined ? words.notPrinted : words.printed(figure(node.printedMax))}
          </span>
        ) : null}
      </td>
      <td className={styles.rule}>{node.leaf?.formula ? formulaText(node.leaf.formula) : null}</td>
      <td className={styles.marks}>
        {node.row.notes.length === 0 ? null : <span>{words.noteCount(figure(node.row.notes.length))}</span>}
        {row.findings.length === 0 ? null : (
          <span className={styles.findings}>{words.findingCount(figure(row.findings.length))}</span>
        )}
      </td>
    </tr>
  )
}

function Chevron() {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
    >
      <path d="m4 2 4 4-4 4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

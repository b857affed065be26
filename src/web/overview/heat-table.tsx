import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { RoundOverview } from '#contract/overview.ts'
import type { RoundBoard } from '#contract/round-board.ts'
import { figure } from '../language.ts'
import { FIRST, moved, onlyAt, clamped, type Place } from '../ui/grid/place.ts'
import { heatOf, type HeatRow } from './heat.ts'
import styles from './heat-table.module.css'
import { movementOf } from './movement.ts'
import { words } from './words.ts'

const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'] as const
const STEP = 10
/** The name, the place with its movement, the total. */
const FIXED = 3

type Props = { rows: readonly HeatRow[]; nodes: RoundBoard['nodes']; overview: RoundOverview }

/** One stop for Tab, arrows within (the ARIA grid pattern); a unit's name and Enter lead to why it loses points. */
export function HeatTable({ rows, nodes, overview }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const navigate = useNavigate()
  const [asked, choose] = useState<Place>(FIRST.at)
  const extent = { rows: rows.length, columns: FIXED + nodes.length, step: STEP }
  const at = clamped(asked, extent)
  const standing = new Map(overview.rows.map((row) => [row.submission, row]))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      const { submission } = rows[at.row]!.row
      event.preventDefault()
      return void navigate({ to: '/ho-so/$submission/mat-diem', params: { submission } })
    }
    const key = KEYS.find((one) => one === event.key)
    if (!key || event.altKey || event.metaKey) return
    event.preventDefault()
    const next = moved(onlyAt(at), { key, isFar: event.ctrlKey, draws: false }, extent).at
    choose(next)
    table.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus()
  }
  const cell = (row: number, column: number) => ({
    'data-place': `${row} ${column}`,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onFocus: () => choose({ row, column }),
  })
  return (
    <div className={styles.scroll}>
      <table
        ref={table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern on a real table
        role="grid"
        className={styles.table}
        aria-label={words.heat.caption}
        aria-rowcount={rows.length + 1}
        aria-colcount={extent.columns}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">{words.ranking.unit}</th>
            <th scope="col">{words.ranking.place}</th>
            <th scope="col" className={styles.figure}>
              {words.heat.total}
            </th>
            {nodes.map(({ code, title }) => (
              <th scope="col" key={code} className={styles.figure} title={title}>
                {code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, figures }, index) => (
            <tr key={row.submission} aria-rowindex={index + 2}>
              <th scope="row" {...cell(index, 0)}>
                <Link to="/ho-so/$submission/mat-diem" params={{ submission: row.submission }} tabIndex={-1}>
                  {row.organisation.name}
                </Link>
              </th>
              <td {...cell(index, 1)} className={styles.place}>
                {placeText(figures.total)}{' '}
                <span className={styles.movement}>{movementOf(standing.get(row.submission) ?? {}).said}</span>
              </td>
              <td {...cell(index, 2)} className={styles.figure}>
                <strong>{figure(figures.total.points)}</strong>
              </td>
              {figures.nodes.map((one, node) => {
                const heat = heatOf(one)
                return (
                  <td
                    key={nodes[node]!.code}
                    {...cell(index, FIXED + node)}
                    className={`${styles.heat} ${heat.kind === 'missing' ? styles.missing : ''}`}
                    data-bin={heat.bin}
                  >
                    {heat.kind === 'points' ? (
                      figure(one.points)
                    ) : (
                      <span className={styles.said}>
                        {heat.kind === 'missing' ? words.heat.noNumbers : words.heat.notApplicable}
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function placeText({ place, isShared }: HeatRow['figures']['total']): string {
  if (place === undefined) return words.heat.none
  return isShared ? words.ranking.shared(figure(place)) : figure(place)
}

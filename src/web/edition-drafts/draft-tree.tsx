import { memo, useMemo, type KeyboardEvent } from 'react'
import { getRouteApi } from '@tanstack/react-router'
import { movedNode } from '#domain/edition/edit/edit-tree.ts'
import { placeOf, placesOf, type Place } from '#domain/edition/edit/place.ts'
import { totalsOf } from '#domain/edition/compare/compare-editions.ts'
import type { Finding } from '#domain/edition/finding.ts'
import { matches } from '#domain/fold.ts'
import { figure } from '../language.ts'
import { SearchBox } from '../ui/search-box.tsx'
import styles from './draft-tree.module.css'
import { leadIntoPanel, rowId, TreeActs } from './tree-acts.ts'
import type { DraftOnPage } from './use-draft.ts'
import { words } from './words.ts'

const route = getRouteApi('/soan-bo-chi-so/$draft')

type Props = {
  draft: DraftOnPage
  chosen: string | undefined
  onChoose: (node: string | undefined) => void
  onSay: (sentence: string) => void
}

/** The rows of the draft: walked, moved, added and deleted by keys or by the buttons above. */
export function DraftTree({ draft, chosen, onChoose, onSay }: Props) {
  const { query = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const { definition, judgement } = draft
  const { tree } = words
  const rows = useMemo(() => [...placesOf(definition)], [definition])
  const shown = query === '' ? rows : rows.filter(({ node }) => matches(`${node.code} ${node.title.text}`, query))
  const findings = useMemo(() => byNode(judgement.findings), [judgement])
  const place = chosen === undefined ? undefined : placeOf(definition, chosen)
  const acts = useMemo(() => new TreeActs(draft.store, onChoose, onSay), [draft.store, onChoose, onSay])

  return (
    <div>
      <div className={styles.tools} role="group" aria-label={tree.tools}>
        <Act name={tree.addBelow} onAct={() => acts.addBelow(place?.node.code)} />
        <Act name={tree.addBehind} isOff={!place} onAct={() => place && acts.addBehind(place.node.code)} />
        {(['up', 'down', 'in', 'out'] as const).map((step) => (
          <Act
            key={step}
            name={tree[step]}
            isOff={!place || !movedNode(definition, place.node.code, step)}
            onAct={() => place && acts.move(place.node.code, step)}
          />
        ))}
        <Act name={tree.remove} isOff={!place} onAct={() => place && acts.remove(place.node.code)} />
        <SearchBox
          label={tree.find}
          value={query}
          width={180}
          onChange={(typed) =>
            void navigate({
              search: (before) => ({ ...before, query: typed || undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      <p className={styles.keys}>{tree.keys}</p>
      {shown.length === 0 ? <p>{tree.nothing}</p> : null}
      <table className={styles.table} aria-label={tree.label}>
        <thead>
          <tr>
            <th scope="col">{tree.node}</th>
            <th scope="col" className={styles.max}>
              {tree.max}
            </th>
            <th scope="col" className={styles.marks}>
              {tree.marks}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row
              key={row.node.code}
              row={row}
              findings={findings.get(row.node.code) ?? NONE}
              isChosen={row.node.code === chosen}
              onChoose={onChoose}
              onKey={acts.onKey}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  row: Place
  findings: readonly Finding[]
  isChosen: boolean
  onChoose: Props['onChoose']
  onKey: (event: KeyboardEvent, code: string) => void
}

/** Drawn anew only where it says something else: a set has hundreds of rows, and people type beside them. */
const Row = memo(
  TreeRow,
  (one, other) =>
    one.row.node === other.row.node &&
    one.row.parents.length === other.row.parents.length &&
    one.findings === other.findings &&
    one.isChosen === other.isChosen &&
    one.onKey === other.onKey,
)

function TreeRow({ row: { node, parents }, findings, isChosen, onChoose, onKey }: RowProps) {
  const faults = findings.filter(({ severity }) => severity === 'fault').length
  const warnings = findings.filter(({ severity, explainedBy }) => severity === 'warning' && !explainedBy).length
  const max = node.children ? totalsOf({ nodes: node.children }).max : node.unscored ? undefined : node.max
  return (
    <tr className={isChosen ? styles.chosen : undefined}>
      <th scope="row" style={{ paddingLeft: `${Math.min(parents.length, 6) * 16}px` }}>
        <button
          type="button"
          id={rowId(node.code)}
          className={node.children ? `${styles.row} ${styles.parent}` : styles.row}
          aria-current={isChosen ? 'true' : undefined}
          onClick={(event) => {
            onChoose(node.code)
            leadIntoPanel(event)
          }}
          onKeyDown={(event) => onKey(event, node.code)}
        >
          <span className={styles.code}>{node.code}</span> <span>{node.title.text}</span>
        </button>
      </th>
      <td className={styles.max}>{max === undefined ? '–' : figure(max)}</td>
      <td className={styles.marks}>
        {faults > 0 ? <span className={styles.faults}>{words.tree.faults(figure(faults))}</span> : null}
        {warnings > 0 ? <span className={styles.warnings}>{words.tree.warnings(figure(warnings))}</span> : null}
      </td>
    </tr>
  )
}

function Act({ name, isOff = false, onAct }: { name: string; isOff?: boolean; onAct: () => void }) {
  return (
    <button type="button" className={styles.act} disabled={isOff} onClick={onAct}>
      {name}
    </button>
  )
}

const NONE: readonly Finding[] = []

function byNode(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings)
    if (finding.node !== undefined) groups.set(finding.node, [...(groups.get(finding.node) ?? []), finding])
  return groups
}

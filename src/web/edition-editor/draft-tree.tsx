import { memo, useMemo, useRef, type KeyboardEvent } from 'react'
import { getRouteApi } from '@tanstack/react-router'
import { addedBehind, addedBelow, movedNode, removedNode, type Step } from '#domain/edition/edit/edit-tree.ts'
import { placeOf, placesOf, type Place } from '#domain/edition/edit/place.ts'
import { totalsOf } from '#domain/edition/compare/compare-editions.ts'
import type { Finding } from '#domain/edition/finding.ts'
import { matches } from '#domain/fold.ts'
import { figure } from '../language.ts'
import { SearchBox } from '../ui/search-box.tsx'
import styles from './draft-tree.module.css'
import type { DraftOnPage } from './use-draft.ts'
import { words } from './words.ts'

const route = getRouteApi('/soan-bo-chi-so/$draft')

type Props = {
  draft: DraftOnPage
  chosen: string | undefined
  onChoose: (node: string | undefined) => void
  onSay: (sentence: string) => void
}

const STEPS = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const satisfies Record<
  string,
  Step
>

/** The rows of the draft: walked, moved, added and deleted by keys or by the buttons above. */
export function DraftTree({ draft, chosen, onChoose, onSay }: Props) {
  const { query = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const { definition, judgement } = draft
  const { tree } = words
  const rows = useMemo(() => [...placesOf(definition)], [definition])
  const shown = query === '' ? rows : rows.filter(({ node }) => matches(`${node.code} ${node.title.text}`, query))
  const findings = useMemo(() => byNode(judgement.findings), [judgement])
  const focus = (code: string) => requestAnimationFrame(() => document.getElementById(`muc-${code}`)?.focus())
  const place = chosen === undefined ? undefined : placeOf(definition, chosen)

  const move = (code: string, step: Step) => {
    const moved = movedNode(definition, code, step)
    onSay(moved ? tree.moved(code) : tree.cannotMove)
    if (!moved) return
    draft.change(moved)
    focus(code)
  }
  const add = (added: ReturnType<typeof addedBelow>) => {
    draft.change(added.edition)
    onChoose(added.code)
    onSay(tree.added(added.code))
    requestAnimationFrame(() => document.getElementById('ten-muc')?.focus())
  }
  const remove = (code: string) => {
    const at = shown.findIndex(({ node }) => node.code === code)
    const without = removedNode(definition, code)
    if (without === definition) return onSay(tree.cannotMove)
    draft.change(without)
    const left = [...placesOf(without)].map(({ node }) => node.code)
    const next = left[Math.min(at, left.length - 1)]
    onChoose(next)
    onSay(tree.removed(code))
    if (next !== undefined) focus(next)
  }
  const onKey = (event: KeyboardEvent, code: string) => {
    const step = event.key in STEPS ? STEPS[event.key as keyof typeof STEPS] : undefined
    if (step && event.altKey) move(code, step)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') walk(event.key === 'ArrowUp' ? -1 : 1, code)
    else if (event.key === 'Delete') remove(code)
    else if (event.key === 'Insert') add(addedBehind(definition, code, tree.newTitle))
    else return
    event.preventDefault()
  }
  const walk = (by: 1 | -1, code: string) => {
    const next = shown[shown.findIndex(({ node }) => node.code === code) + by]
    if (next) document.getElementById(`muc-${next.node.code}`)?.focus()
  }

  const acts = useStable({ onChoose, onKey })
  return (
    <div>
      <div className={styles.tools} role="group" aria-label={tree.tools}>
        <Act name={tree.addBelow} onAct={() => add(addedBelow(definition, place?.node.code, tree.newTitle))} />
        <Act
          name={tree.addBehind}
          isOff={!place}
          onAct={() => place && add(addedBehind(definition, place.node.code, tree.newTitle))}
        />
        {(['up', 'down', 'in', 'out'] as const).map((step) => (
          <Act
            key={step}
            name={tree[step]}
            isOff={!place || !movedNode(definition, place.node.code, step)}
            onAct={() => place && move(place.node.code, step)}
          />
        ))}
        <Act name={tree.remove} isOff={!place} onAct={() => place && remove(place.node.code)} />
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
              onChoose={acts.onChoose}
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
    one.isChosen === other.isChosen,
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
          id={`muc-${node.code}`}
          className={node.children ? `${styles.row} ${styles.parent}` : styles.row}
          aria-current={isChosen ? 'true' : undefined}
          onClick={() => onChoose(node.code)}
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

type Acts = Pick<RowProps, 'onChoose' | 'onKey'>

/** The same functions for ever, which do what the newest ones do. */
function useStable(acts: Acts): Acts {
  const newest = useRef(acts)
  newest.current = acts
  const stable = useRef<Acts>(undefined)
  stable.current ??= {
    onChoose: (node) => newest.current.onChoose(node),
    onKey: (event, code) => newest.current.onKey(event, code),
  }
  return stable.current
}

function byNode(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings)
    if (finding.node !== undefined) groups.set(finding.node, [...(groups.get(finding.node) ?? []), finding])
  return groups
}

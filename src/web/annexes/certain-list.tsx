import { useMemo } from 'react'
import { accepted, candidateOf, type Candidate } from '#domain/edition/annex/candidate.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { shownFormula } from '#domain/edition/formula/typed-formula.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import editor from '../edition-drafts/editor.module.css'
import { focusSoon } from '../edition-drafts/tree-acts.ts'
import { figure } from '../language.ts'
import styles from './certain-list.module.css'
import { LeafWalk, type WalkProps } from './leaf-walk.tsx'
import { LEAF_HEADING, type ReviewLeaf } from './leaves.ts'
import { MarkedText } from './marked-text.tsx'
import { words } from './words.ts'

/** As many as somebody reads through; only what is listed can be accepted together. */
const LISTED = 20
const HEADING = 'danh-sach-chac-chan'

type Listed = { readonly leaf: ReviewLeaf; readonly candidate: Candidate; readonly isThere: (item: string) => boolean }

/** What is certain, with its words, rule and items: listed first, then accepted together. */
export function CertainList(walk: WalkProps) {
  const { leaves, chosen, catalogue, draft, onChoose, onSay } = walk
  const { definition } = draft
  const shown = useMemo(() => plan(definition, leaves.slice(0, LISTED), catalogue), [definition, leaves, catalogue])
  const { certainList } = words
  if (chosen !== undefined && leaves.some(({ code }) => code === chosen))
    return (
      <>
        <p className={styles.back}>
          <button type="button" className={editor.link} onClick={() => onChoose(undefined)}>
            {certainList.back}
          </button>
        </p>
        <LeafWalk {...walk} />
      </>
    )
  if (leaves.length === 0) return <p className={styles.lede}>{words.review.allDone}</p>
  return (
    <section aria-labelledby={HEADING}>
      <p id={HEADING} tabIndex={-1} className={styles.lede}>
        {certainList.lede}
      </p>
      <ol className={styles.list}>
        {shown.listed.map((one) => (
          <Criterion key={one.leaf.code} {...one} catalogue={shown.catalogue} onLook={look} />
        ))}
      </ol>
      <p className={styles.acts}>
        <button
          type="button"
          className={styles.accept}
          onClick={() => {
            draft.store.change(shown.drafted)
            onSay(certainList.acceptedAll(figure(shown.listed.length)))
            focusSoon(HEADING)
          }}
        >
          {certainList.acceptAll(figure(shown.listed.length))}
        </button>
        {leaves.length > shown.listed.length ? (
          <span className={styles.more}>{certainList.more(figure(leaves.length - shown.listed.length))}</span>
        ) : null}
      </p>
    </section>
  )

  function look(code: string): void {
    onChoose(code)
    focusSoon(LEAF_HEADING)
  }
}

type Plan = { readonly listed: readonly Listed[]; readonly drafted: Edition; readonly catalogue: ItemCatalogue }

/** Each criterion with what accepting it would write; an item that an earlier one brings is there for the later ones. */
function plan(definition: Edition, leaves: readonly ReviewLeaf[], catalogue: ItemCatalogue): Plan {
  let drafted = definition
  const items = new Map(catalogue)
  const listed = leaves.map((leaf): Listed => {
    const there = new Set(items.keys())
    const candidate = candidateOf(leaf.node, leaf.proposal, items)
    drafted = accepted(drafted, leaf.code, candidate)
    for (const item of candidate.items) items.set(item.id, item)
    return { leaf, candidate, isThere: (item) => there.has(item) }
  })
  return { listed, drafted, catalogue: items }
}

type CriterionProps = Listed & { catalogue: ItemCatalogue; onLook: (code: string) => void }

function Criterion({ leaf, candidate: { rule }, isThere, catalogue, onLook }: CriterionProps) {
  const { code, node, row, proposal } = leaf
  const { certainList } = words
  return (
    <li className={styles.criterion}>
      <h2>
        {code} {node.title.text}{' '}
        {node.max === undefined ? null : <span className={styles.max}>{words.review.points(figure(node.max))}</span>}
      </h2>
      <div className={styles.words}>
        <MarkedText text={row.rule} source="rule" proposal={proposal} />
        {row.remark === '' ? null : <MarkedText text={row.remark} source="remark" proposal={proposal} />}
      </div>
      <div className={styles.rule}>
        <p className={styles.formula}>{shownFormula(rule.formula ?? '')}</p>
        <ul>
          {Object.entries(rule.variables).map(([letter, { item = '' }]) => {
            const name = catalogue.get(item)?.name ?? item
            return (
              <li key={letter}>
                {certainList.letter(letter, isThere(item) ? certainList.there(name) : certainList.own(name))}
              </li>
            )
          })}
        </ul>
        <button
          type="button"
          className={editor.link}
          aria-label={certainList.lookAt(code)}
          onClick={() => onLook(code)}
        >
          {certainList.look}
        </button>
      </div>
    </li>
  )
}

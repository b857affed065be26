import type { ToldChanges, ToldSide } from '#domain/edition/compare/told-changes.ts'
import { EDITION_EDITOR } from '#text/edition-editor.ts'
import { headText, sideText } from '../edition-drafts/side-text.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './event-page.module.css'
import { words } from './words.ts'

const said = words.event
const { compare } = EDITION_EDITOR[LANGUAGE]
const HEAD_KINDS: Readonly<Record<string, string>> = compare.headKinds
const KINDS: Readonly<Record<string, string>> = compare.kinds

/** What a change of a draft concerned: of the whole, and row by row by its code. */
export function DraftChanges({ of, version }: { of: ToldChanges; version: unknown }) {
  const { head, added, removed, recoded, changed } = of
  const isSame = [head, added, removed, recoded, changed].every((list) => list.length === 0)
  const pairs = recoded.map(([before, after]) => `${before} → ${after}`)
  return (
    <>
      {isSame ? <p className={styles.quiet}>{compare.same}</p> : null}
      {head.length > 0 ? (
        <section aria-labelledby="chung">
          <h2 id="chung">{compare.head}</h2>
          <Sides of={head} names={HEAD_KINDS} text={headText} label="chung" />
        </section>
      ) : null}
      <Codes heading={compare.added} codes={added} />
      <Codes heading={compare.removed} codes={removed} />
      <Codes heading={compare.recoded} codes={pairs} />
      {changed.length > 0 ? (
        <section aria-labelledby="muc-sua">
          <h2 id="muc-sua">{compare.changed}</h2>
          {changed.map(({ code, changes }) => (
            <div key={code} className={styles.row}>
              <h3>{code}</h3>
              {changes ? <Sides of={changes} names={KINDS} text={sideText} label={code} /> : null}
            </div>
          ))}
        </section>
      ) : null}
      {typeof version === 'number' ? (
        <p className={styles.quiet}>{said.draftVersion(figure(version - 1), figure(version))}</p>
      ) : null}
    </>
  )
}

function Codes({ heading, codes }: { heading: string; codes: readonly string[] }) {
  if (codes.length === 0) return null
  return (
    <section>
      <h2>{heading}</h2>
      <p>{codes.join(', ')}</p>
    </section>
  )
}

type SidesProps = {
  of: readonly ToldSide[]
  names: Readonly<Record<string, string>>
  text: (kind: string, side: string | undefined) => string
  label: string
}

/** An older event tells only what was changed, not from what to what. */
function Sides({ of, names, text, label }: SidesProps) {
  const nameOf = ({ kind }: ToldSide): string => names[kind] ?? kind
  if (of.every(({ before, after }) => before === undefined && after === undefined))
    return <p>{of.map(nameOf).join(', ')}</p>
  return (
    <table className={`${styles.table} ${styles.values}`} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{said.what}</th>
          <th scope="col">{said.before}</th>
          <th scope="col">{said.after}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((side) => (
          <tr key={side.kind}>
            <th scope="row">{nameOf(side)}</th>
            <td data-label={said.before}>{text(side.kind, side.before)}</td>
            <td data-label={said.after}>{text(side.kind, side.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

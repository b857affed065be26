import { Link } from '@tanstack/react-router'
import type { JudgedValueView } from '#contract/appraisal-views.ts'
import type { ValueView } from '#contract/values.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { softFindingText } from '#text/value-checks.ts'
import { contentText, unitOf } from '../entry/content-text.ts'
import { momentText } from '../entry/local-time.ts'
import { periodName } from '../entry/words.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { words as number } from '../number/words.ts'
import { emptyLetters, keyOf, lettersOf, type Case } from './case.ts'
import { LastPeriod, OwnHistory } from './value-past.tsx'
import { ValueRemarks } from './value-remarks.tsx'
import styles from './judged-values.module.css'
import section from './section.module.css'
import { words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

/** The numbers as they were submitted: who gave them and when, what was said, and what became of them since. */
export function JudgedValues({ one }: { one: Case }) {
  const { values } = one.view
  return (
    <section>
      <h2 className={section.heading}>{words.values.heading}</h2>
      {values.length === 0 && emptyLetters(one).length === 0 ? (
        <p className={section.quiet}>{words.values.none}</p>
      ) : (
        <table className={styles.table}>
          <caption>
            <VisuallyHidden>{words.values.caption}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col" className={styles.letter}>
                {words.values.letter}
              </th>
              <th scope="col">{words.values.item}</th>
              <th scope="col" className={styles.value}>
                {words.values.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {values.map((value) => (
              <Row key={keyOf(value)} one={one} value={value} />
            ))}
            {emptyLetters(one).map(({ name, item, variable }) => (
              <tr key={name}>
                <td className={styles.letter}>{name}</td>
                <th scope="row">
                  {item.name}
                  {variable.of === 'own' ? null : (
                    <span className={styles.of}> ({text.criterion[OF[variable.of]]})</span>
                  )}
                </th>
                <td className={styles.value}>
                  <span className={styles.none}>{words.values.missing}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ one, value }: { one: Case; value: JudgedValueView }) {
  const item = one.items.get(value.item)!
  const { pinned, changed, corrected } = value
  return (
    <tr>
      <td className={styles.letter}>{lettersOf(one, value).join(', ')}</td>
      <th scope="row">
        {item.name}
        <Whose one={one} value={value} />
        {pinned ? <Given version={pinned} /> : null}
        <LastPeriod one={one} value={value} />
        {changed ? (
          <p className={section.attention}>
            {words.values.changed(shown(item, changed), figure(changed.version), changed.by, momentText(changed.at))}
          </p>
        ) : null}
        {value.findings.map((finding) => (
          <p key={finding.code} className={section.attention}>
            {softFindingText(finding, item, LANGUAGE)}
          </p>
        ))}
        <OwnHistory one={one} value={value} />
        {value.isOwn && value.part === undefined ? <ValueRemarks one={one} value={value} /> : null}
        <p className={section.quiet}>
          <Link to="/so-lieu/$item" params={{ item: item.id }} search={value.isOwn ? { unit: value.subject } : {}}>
            {number.link}
            <VisuallyHidden>: {item.name}</VisuallyHidden>
          </Link>
        </p>
      </th>
      <td className={styles.value}>
        {pinned ? (
          <>
            <strong>{shown(item, pinned)}</strong> <span className={styles.unit}>{unitOf(item)}</span>
          </>
        ) : (
          <span className={styles.none}>{words.values.missing}</span>
        )}
        {corrected ? <p className={section.attention}>{words.values.corrected(contentText(item, corrected))}</p> : null}
      </td>
    </tr>
  )
}

function shown(item: DataItem, { content }: ValueView): string {
  return contentText(item, content)
}

const OF = { nation: 'ofNation', province: 'ofProvince', parent: 'ofParent', group: 'ofGroup' } as const

/** Whose number, and of which period, where it is not the unit's own of this one. */
function Whose({ one, value }: { one: Case; value: JudgedValueView }) {
  const [letter] = lettersOf(one, value)
  const of = one.node.leaf!.letters.find(({ name }) => name === letter)?.variable.of ?? 'own'
  const parts = [
    ...(of === 'own' ? [] : [text.criterion[OF[of]]]),
    ...(value.period === one.view.period ? [] : [words.values.ofPeriod(periodName(value.period))]),
  ]
  return parts.length === 0 ? null : <span className={styles.of}> ({parts.join(', ')})</span>
}

function Given({ version }: { version: ValueView }) {
  const { given, onBehalf, note, reason } = words.values
  return (
    <>
      <p className={section.quiet}>
        {given(figure(version.version), version.by, momentText(version.at))}
        {version.onBehalf ? `, ${onBehalf}` : ''}
      </p>
      {version.note === undefined ? null : <p className={styles.note}>{note(version.note)}</p>}
      {version.reason === undefined ? null : <p className={styles.note}>{reason(version.reason)}</p>}
    </>
  )
}

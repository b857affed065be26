import { useEffect, useRef } from 'react'
import type { EffectsView, EffectView } from '#contract/appraisal-views.ts'
import { exactFromText, subtract, toDecimal } from '#domain/exact.ts'
import { figure } from '../language.ts'
import type { Case } from './case.ts'
import styles from './effects-table.module.css'
import section from './section.module.css'
import { words } from './words.ts'

/** Before anything is written: every criterion that reads the number, with its points before and after (method §9.3). */
export function EffectsTable({ one, effects }: { one: Case; effects: EffectsView }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [effects])
  const shown = effects.submissions.filter(({ criteria }) => criteria.length > 0)
  const isNothing = shown.every(({ criteria }) => criteria.every(({ before, after }) => isEqual(before, after)))
  return (
    <div className={styles.effects}>
      <h3 ref={heading} tabIndex={-1} className={section.heading}>
        {words.effects.heading}
      </h3>
      {isNothing ? <p>{words.effects.nothing}</p> : null}
      {shown.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is to be scrolled by the keyboard too
        <div className={styles.scroll} role="region" tabIndex={0} aria-label={words.effects.heading}>
          {shown.map((effect) => (
            <Table key={effect.submission} one={one} effect={effect} />
          ))}
        </div>
      )}
      {shown.length > 1 ? <p>{words.effects.all(signed(effects.effect))}</p> : null}
      {effects.hidden > 0 ? <p>{words.effects.hidden(figure(effects.hidden))}</p> : null}
      <p className={effects.toReview > 0 ? styles.attention : section.quiet}>
        {effects.toReview > 0 ? words.effects.toReview(figure(effects.toReview)) : words.effects.noneToReview}
      </p>
    </div>
  )
}

function Table({ one, effect: { organisation, criteria, effect } }: { one: Case; effect: EffectView }) {
  return (
    <table className={styles.table}>
      <caption>{words.effects.caption(organisation.name)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.effects.criterion}</th>
          <th scope="col">{words.effects.before}</th>
          <th scope="col">{words.effects.after}</th>
          <th scope="col">{words.effects.change}</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ code, before, after }) => (
          <tr key={code}>
            <th scope="row">
              <span className={styles.code}>{code}</span> {one.outline.byCode.get(code)?.row.title.text}
            </th>
            <td>{figure(before.points)}</td>
            <td>{figure(after.points)}</td>
            <td>{isEqual(before, after) ? words.effects.same : signed(changeOf(before, after))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {words.effects.total}
          </th>
          <td>{signed(effect)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

type Node = EffectView['criteria'][number]['before']

function isEqual(before: Node, after: Node): boolean {
  return before.exact.points === after.exact.points && before.exact.max === after.exact.max
}

function changeOf(before: Node, after: Node): string {
  return toDecimal(subtract(exactFromText(after.exact.points), exactFromText(before.exact.points)), 2)
}

function signed(decimal: string): string {
  return /^-|^0(\.0+)?$/.test(decimal) ? figure(decimal) : `+${figure(decimal)}`
}

import { Link } from '@tanstack/react-router'
import type { ExplainedLetter, LeafExplanation } from '#domain/scoring/explain.ts'
import { text } from '../language.ts'
import type { WhatIf } from '../province/what-if.ts'
import { formulaText } from '../edition/formula-text.ts'
import { valueText } from './value-text.ts'
import styles from './values.module.css'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

type Props = { explanation: LeafExplanation; tried: WhatIf; unit: string }

/** What each letter stands for and the value it had. */
export function Values({ explanation, tried, unit }: Props) {
  const words = text.criterion
  if (explanation.letters.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{words.values}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.letter}>
              {words.letter}
            </th>
            <th scope="col">{words.item}</th>
            <th scope="col" className={styles.value}>
              {words.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {explanation.letters.map((one) => (
            <Row
              key={one.letter.name}
              one={one}
              unit={unit}
              isTried={one.letter.variable.of === 'own' && tried.has(one.letter.item.id)}
            />
          ))}
        </tbody>
      </table>
      {explanation.conditions
        .filter((one) => one.holds === false)
        .map((one) => (
          <p key={formulaText(one.condition)} className={styles.fails}>
            {words.conditionFails(formulaText(one.condition))}
          </p>
        ))}
    </section>
  )
}

function Row({ one, unit, isTried }: { one: ExplainedLetter; unit: string; isTried: boolean }) {
  const words = text.criterion
  const { item, variable, name } = one.letter
  return (
    <tr>
      <td className={styles.letter}>{name}</td>
      <th scope="row">
        <Link to="/so-lieu/$item" params={{ item: item.id }} search={variable.of === 'own' ? { unit } : {}}>
          {item.name}
        </Link>
        {variable.of === 'own' ? null : <span className={styles.of}> ({words[OF[variable.of]]})</span>}
      </th>
      <td className={styles.value}>
        {one.given === undefined ? (
          <span className={styles.none}>{words.missing}</span>
        ) : (
          <>
            <strong>{valueText(item, one.given)}</strong>
            {item.unit && item.kind !== 'yes-no' && item.kind !== 'choice' ? ` ${item.unit}` : ''}
          </>
        )}
        {isTried ? (
          <span className={styles.tried}>
            <VisuallyHidden>(</VisuallyHidden>
            {words.tried}
            <VisuallyHidden>)</VisuallyHidden>
          </span>
        ) : null}
      </td>
    </tr>
  )
}

const OF = { nation: 'ofNation', province: 'ofProvince', parent: 'ofParent', group: 'ofGroup' } as const

import { useState } from 'react'
import { isDecimal } from '#domain/decimal.ts'
import type { CheckedCriterion } from '#domain/edition/check/check-criterion.ts'
import { exampleGiven } from '#domain/edition/check/examples.ts'
import { Example, type Node } from '#domain/edition/definition.ts'
import type { Letter } from '#domain/edition/outline.ts'
import { spliced } from '#domain/edition/edit/place.ts'
import { compare, exactFromText } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import { outcomeOf, type LeafOutcome } from '#domain/scoring/leaf-outcome.ts'
import { statusText } from '#text/statuses.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './editor.module.css'
import table from './examples-editor.module.css'
import { TypedField } from './fields.tsx'
import type { ChangeNode } from './change-node.ts'
import { words } from './words.ts'

type Given = Example['given']
type Props = { node: Node; checked: CheckedCriterion; change: ChangeNode }

/** Given values and the points that they must give; below them a row to try the rule with any values. */
export function ExamplesEditor({ node, checked: { leaf }, change }: Props) {
  const [tried, attempt] = useState<Given>({})
  const { letters } = leaf
  const outcome = (given: Given): LeafOutcome =>
    outcomeOf(leaf, (name) => {
      const letter = letters.find((one) => one.name === name)
      return letter && exampleGiven(letter, given[name])
    })
  const result = leaf.formula && letters.every(({ name }) => tried[name] !== undefined) ? outcome(tried) : undefined
  const put = (examples: Example[], field?: string) => change((one) => ({ ...one, examples }), field)
  const { examples } = words
  return (
    <section className={styles.section} aria-labelledby="vi-du">
      <h3 id="vi-du">{examples.heading}</h3>
      <p className={styles.quiet}>{examples.hint}</p>
      {node.examples.length === 0 ? <p className={styles.quiet}>{examples.none}</p> : null}
      <ul className={table.rows} aria-label={examples.caption}>
        {node.examples.map((example, at) => (
          <li key={at} className={table.row}>
            {letters.map((letter) => (
              <GivenField
                key={letter.name}
                letter={letter}
                row={examples.exampleRow(figure(at + 1))}
                value={example.given[letter.name]}
                onChange={(value) =>
                  put(
                    spliced(node.examples, at, 1, { ...example, given: withGiven(example.given, letter.name, value) }),
                    `vd${at}${letter.name}`,
                  )
                }
              />
            ))}
            <TypedField
              label={examples.points}
              shown={figure(example.points)}
              isNarrow
              most={40}
              read={(typed) => {
                const points = Example.shape.points.safeParse(typed.trim().replace('−', '-').replace(',', '.'))
                return points.success && isReadable(points.data) ? { value: points.data } : { fault: examples.unfit }
              }}
              onChange={(points) => put(spliced(node.examples, at, 1, { ...example, points }), `vd${at}`)}
            />
            <Verdict outcome={leaf.formula ? outcome(example.given) : undefined} expected={example.points} />
            <button type="button" className={styles.link} onClick={() => put(spliced(node.examples, at, 1))}>
              {examples.remove(figure(at + 1))}
            </button>
          </li>
        ))}
        <li className={`${table.row} ${table.try}`}>
          {letters.map((letter) => (
            <GivenField
              key={letter.name}
              letter={letter}
              row={examples.try}
              value={tried[letter.name]}
              onChange={(value) => attempt(withGiven(tried, letter.name, value))}
            />
          ))}
          <p className={table.verdict} aria-live="polite">
            {result ? examples.preview(givenWords(tried, letters), pointsWords(result)) : examples.noPreview}
          </p>
          <button
            type="button"
            className={styles.plain}
            disabled={!result || result.failure !== undefined}
            onClick={() => {
              put([...node.examples, { given: tried, points: toShortDecimal(result!.points) }])
              attempt({})
            }}
          >
            {examples.keep}
          </button>
        </li>
      </ul>
    </section>
  )
}

function Verdict({ outcome, expected }: { outcome: LeafOutcome | undefined; expected: string }) {
  if (!outcome) return null
  const isRight = !outcome.failure && compare(outcome.points, exactFromText(expected)) === 0
  const { examples } = words
  return (
    <p className={table.verdict}>
      {examples.outcome} {pointsWords(outcome)}:{' '}
      <strong className={isRight ? table.right : table.wrong}>
        {isRight ? `✓ ${examples.right}` : `✗ ${examples.wrong}`}
      </strong>
    </p>
  )
}

type GivenProps = {
  letter: Letter
  row: string
  value: Given[string] | undefined
  onChange: (value: Given[string] | undefined) => void
}

function GivenField({ letter: { name, item }, row, value, onChange }: GivenProps) {
  const label = words.examples.given(name, row)
  if (item.kind === 'yes-no' || item.kind === 'choice') {
    const options: (readonly [string, string])[] =
      item.kind === 'choice'
        ? (item.options ?? []).map((option) => [option.slug, option.name] as const)
        : [
            ['true', words.choices.yes],
            ['false', words.choices.no],
          ]
    const read = (chosen: string) => (item.kind === 'choice' ? chosen : chosen === 'true')
    return (
      <label className={table.given}>
        {name}
        <select
          aria-label={label}
          value={value === undefined ? '' : String(value)}
          onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : read(event.currentTarget.value))}
        >
          <option value="">{words.choices.unset}</option>
          {options.map(([key, said]) => (
            <option key={key} value={key}>
              {said}
            </option>
          ))}
        </select>
      </label>
    )
  }
  return <NumberGiven label={label} name={name} value={value} onChange={onChange} />
}

function NumberGiven({
  label,
  name,
  value,
  onChange,
}: Omit<GivenProps, 'letter' | 'row'> & { label: string; name: string }) {
  const [typed, type] = useState<string>()
  const shown = typed ?? (value === undefined ? '' : String(value).replace('.', ','))
  const plain = shown.trim().replace(',', '.')
  return (
    <label className={table.given}>
      {name}
      <input
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        maxLength={32}
        aria-invalid={plain !== '' && !isDecimal(plain)}
        value={shown}
        onBlur={() => isDecimal(plain) && type(undefined)}
        onChange={(event) => {
          const next = event.currentTarget.value
          type(next)
          const decimal = next.trim().replace(',', '.')
          if (decimal === '') onChange(undefined)
          else if (isDecimal(decimal)) onChange(decimal)
        }}
      />
    </label>
  )
}

function withGiven(given: Given, name: string, value: Given[string] | undefined): Given {
  const others = Object.fromEntries(Object.entries(given).filter(([other]) => other !== name))
  return value === undefined ? others : { ...others, [name]: value }
}

function isReadable(points: string): boolean {
  try {
    exactFromText(points)
    return true
  } catch {
    return false
  }
}

function pointsWords(outcome: LeafOutcome): string {
  return outcome.failure ? statusText(outcome.status, LANGUAGE) : figure(toShortDecimal(outcome.points))
}

function givenWords(given: Given, letters: readonly Letter[]): string {
  return letters
    .map(({ name, item }) => {
      const value = given[name]
      const option = item.options?.find(({ slug }) => slug === value)
      const said =
        typeof value === 'boolean'
          ? value
            ? words.choices.yes
            : words.choices.no
          : (option?.name ?? figure(String(value)))
      return `${name} = ${said}`
    })
    .join('; ')
}

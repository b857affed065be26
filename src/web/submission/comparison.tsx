import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ComparisonView, ScorecardView, SubmissionView } from '#contract/submission-views.ts'
import { isZero, exactFromDecimal } from '#domain/exact.ts'
import { contentText } from '../entry/content-text.ts'
import { figure } from '../language.ts'
import styles from './comparison.module.css'
import { comparisonOf } from './queries.ts'
import type { Laid } from './use-edition.ts'
import { moment, words } from './words.ts'

const route = getRouteApi('/ho-so/$submission')
const NOW = 'nay'

type Props = { view: SubmissionView; cards: readonly ScorecardView[]; laid: Laid }

/** What changed between two looks, with its effect in points; the looks stand in the address. */
export function Comparison({ view, cards, laid }: Props) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const known = (id: string | undefined): string | undefined => cards.find(({ card }) => card === id)?.card
  const from = known(search.from) ?? (cards.at(-2) ?? cards.at(-1)!).card
  const to = known(search.to) ?? (search.to === NOW || cards.length === 1 ? NOW : cards.at(-1)!.card)
  const { data } = useQuery(comparisonOf({ submission: view.submission, from, to: to === NOW ? undefined : to }))
  const set = (change: { from?: string; to?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
  return (
    <section aria-labelledby="khac-nhau" className={styles.section}>
      <h2 id="khac-nhau">{words.comparison.heading}</h2>
      <div className={styles.looks}>
        <Look label={words.comparison.from} value={from} cards={cards} onChoose={(card) => set({ from: card })} />
        <Look label={words.comparison.to} value={to} cards={cards} withNow onChoose={(card) => set({ to: card })} />
      </div>
      {data ? <Changes data={data} laid={laid} /> : null}
    </section>
  )
}

type LookProps = {
  label: string
  value: string
  cards: readonly ScorecardView[]
  withNow?: boolean
  onChoose: (card: string) => void
}

function Look({ label, value, cards, withNow = false, onChoose }: LookProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {cards.map(({ card, stage, ordinal, sealedAt }) => (
          <option key={card} value={card}>
            {words.comparison.card(words.cards.stages[stage], figure(ordinal), moment(sealedAt))}
          </option>
        ))}
        {withNow ? <option value={NOW}>{words.comparison.now}</option> : null}
      </select>
    </label>
  )
}

function Changes({ data, laid: { outline, items } }: { data: ComparisonView; laid: Laid }) {
  const { comparison } = words
  const hasRounding = !isZero(exactFromDecimal(data.rounding))
  return (
    <>
      {data.leaves.length === 0 ? (
        <p className={styles.quiet}>{comparison.same}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{comparison.criterion}</th>
              <th scope="col">{comparison.before}</th>
              <th scope="col">{comparison.after}</th>
              <th scope="col">{comparison.effect}</th>
            </tr>
          </thead>
          <tbody>
            {data.leaves.map(({ code, before, after, effect }) => (
              <tr key={code}>
                <th scope="row">
                  <span className={styles.code}>{code}</span> {outline.byCode.get(code)?.row.title.text}
                </th>
                <td>{figure(before.points)}</td>
                <td>{figure(after.points)}</td>
                <td>{signed(effect)}</td>
              </tr>
            ))}
            {hasRounding ? (
              <tr>
                <th scope="row" colSpan={3}>
                  {comparison.rounding}
                </th>
                <td>{signed(data.rounding)}</td>
              </tr>
            ) : null}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {comparison.total}
              </th>
              <td>{signed(data.effect)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {data.values.length > 0 ? (
        <>
          <h3>{comparison.values}</h3>
          <ul className={styles.values}>
            {data.values.map((value) => (
              <li key={`${value.item} ${value.period} ${value.part ?? ''} ${value.isOwn}`}>
                {valueWords(value, items)}
                <span className={styles.quiet}> ({comparison.reads(value.nodes.join(', '))})</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

function valueWords({ item: id, before, after }: ComparisonView['values'][number], items: Laid['items']): string {
  const { comparison } = words
  const item = items.get(id)
  if (!item) return id
  if (!before && !after) return comparison.othersValue(item.name)
  const said = (content: typeof before): string => (content ? contentText(item, content) : comparison.noValue)
  return comparison.value(item.name, said(before), said(after))
}

function signed(effect: string): string {
  return `${effect.startsWith('-') || isZero(exactFromDecimal(effect)) ? '' : '+'}${figure(effect)}`
}

import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { NumberView } from '#domain/programme/number-view.ts'
import { add, exactFromText, toDecimal, ZERO } from '#domain/exact.ts'
import { POINT_DECIMALS } from '#domain/scoring/published.ts'
import { shortMax } from '../entry/points.tsx'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { AskingCriteria } from './asking-criteria.tsx'
import { AskingRows } from './asking-rows.tsx'
import { NumberFacts } from './number-facts.tsx'
import styles from './number-page.module.css'
import { numberById } from './queries.ts'
import { useShownNumber } from './use-shown-number.ts'
import { OverTime } from './over-time.tsx'
import { words } from './words.ts'

const route = getRouteApi('/so-lieu/$item')

/** Who asks for a number, who supplies and verifies it, what it has been, and where it counts. */
export function NumberPage() {
  const { item } = route.useParams()
  const { unit } = route.useSearch()
  const view = useSuspenseQuery(numberById(item)).data
  const shown = useShownNumber(view.item, unit)
  usePageTitle(view.item.name, text.product)
  return (
    <>
      <PageHead title={view.item.name}>
        <p>{ledeOf(view)}</p>
      </PageHead>
      <div className={styles.columns}>
        <div className={styles.main}>
          <OverTime view={view} shown={shown} />
          <AskingCriteria view={view} shown={shown.number} />
          <AskingRows rows={view.rows} />
        </div>
        <NumberFacts view={view} />
      </div>
    </>
  )
}

function ledeOf({ editions, rows }: NumberView): string {
  const criteria = editions.flatMap((one) => one.criteria)
  const maxima = criteria.flatMap(({ max }) => max ?? [])
  const sum = maxima.reduce((all, max) => add(all, exactFromText(max)), ZERO)
  const count = figure(criteria.length)
  const { lede } = words
  const said = [
    criteria.length === 0
      ? undefined
      : maxima.length === 0
        ? lede.usesUnscored(count)
        : lede.uses(count, figure(shortMax(toDecimal(sum, POINT_DECIMALS)))),
    rows.length === 0 ? undefined : lede.rows(figure(rows.length)),
  ].filter((one) => one !== undefined)
  return said.length === 0 ? lede.nobody : said.join(' ')
}

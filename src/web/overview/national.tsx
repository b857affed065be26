import type { NationalStanding } from '#contract/overview.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { figure } from '../language.ts'
import { isAgency } from '../round-desk/is-agency.ts'
import { SmallLine } from '../ui/small-line.tsx'
import styles from './national.module.css'
import { NationalSources, Sources } from './national-sources.tsx'
import { rankText } from './rank-text.ts'
import { words } from './words.ts'

type Place = NationalStanding['places'][number]

/** The province's own place among provinces, and how it has moved over the years. */
export function National({ round, places }: { round: string; places: NationalStanding['places'] }) {
  const last = places.at(-1)
  const mayState = isAgency(useOwnSession())
  return (
    <section className={styles.national}>
      {last ? <Standing places={places} last={last} /> : <p>{words.national.none}</p>}
      {last || mayState ? <NationalSources round={round} places={places} mayState={mayState} /> : null}
    </section>
  )
}

function Standing({ places, last }: { places: readonly Place[]; last: Place }) {
  const { national } = words
  const before = places.at(-2)
  return (
    <>
      <p className={styles.place}>
        <strong>{national.place(rankText(last), String(last.year))}</strong>
        {last.index === undefined ? null : `, ${national.index(figure(last.index))}`}
        {before ? (
          <>
            , <strong>{changeText(last.place, before)}</strong>
          </>
        ) : null}
      </p>
      {before ? <Way places={places} /> : null}
      {places.flatMap(({ year, others }) =>
        others.map((other) => (
          <p key={`${year} ${other.place}`}>
            {national.other(rankText(other), String(year))}, {national.by} <Sources of={other.sources} />.
          </p>
        )),
      )}
    </>
  )
}

/** Where it is to be. */
export function NationalGoals({ goals }: Pick<NationalStanding, 'goals'>) {
  const { national } = words
  if (goals.length === 0) return null
  const said = goals.map(({ place, year }) => national.goal(figure(place), String(year)))
  return (
    <p className={styles.national}>
      {national.goals} {said.join(', ')}.
    </p>
  )
}

/** The line says no more than the words beside it. */
function Way({ places }: { places: readonly Place[] }) {
  const years = places.map(({ year, place }) => words.national.year(String(year), figure(place)))
  return (
    <p className={styles.way}>
      <span>{words.national.way(years.join(' → '))}</span>
      <span className={styles.line} aria-hidden="true">
        <SmallLine values={places.map(({ place }) => -place)} label={words.national.way(years.join(', '))} />
      </span>
    </p>
  )
}

function changeText(place: number, before: Place): string {
  const { national } = words
  const [by, year] = [before.place - place, String(before.year)]
  if (by === 0) return national.same(year)
  return by > 0 ? national.up(figure(by), year) : national.down(figure(-by), year)
}

import { Link } from '@tanstack/react-router'
import { Fragment, useId, useState } from 'react'
import type { NationalStanding, PlaceSource } from '#contract/overview.ts'
import { dateText } from '../edition/date-text.ts'
import { figure, LANGUAGE } from '../language.ts'
import { moment } from '../my-work/words.ts'
import styles from './national.module.css'
import { rankText } from './rank-text.ts'
import { StatedPlaces } from './stated-places.tsx'
import { stating, words } from './words.ts'

type Place = NationalStanding['places'][number]

type Props = {
  round: string
  places: NationalStanding['places']
  /** Whether whoever looks may state places. */
  mayState: boolean
}

/**
 * Where the place was read, and that of each year: the latter on demand, and printed where it is open. There the standing
 * agency states places itself.
 */
export function NationalSources({ round, places, mayState }: Props) {
  const [isOpen, open] = useState(false)
  const last = places.at(-1)
  const list = useId()
  return (
    <>
      <p>
        {last ? <Present sources={last.sources} /> : null}
        <button
          type="button"
          className={styles.disclosure}
          aria-expanded={isOpen}
          aria-controls={list}
          onClick={() => open(!isOpen)}
        >
          {openWords(last !== undefined, mayState)}
        </button>
      </p>
      <div id={list} className={styles.sources} data-open={isOpen}>
        <ul>
          {places.map(({ year, index, others, ...place }) => (
            <li key={year}>
              <strong>{words.national.year(String(year), rankText(place))}</strong>
              {index === undefined ? null : `, ${words.national.index(figure(index))}`}:{' '}
              <Sources of={place.sources} whole />
              {others.map((other) => (
                <Fragment key={other.place}>
                  {' '}
                  {words.national.other(rankText(other), String(year))}: <Sources of={other.sources} whole />
                </Fragment>
              ))}
            </li>
          ))}
        </ul>
        {mayState ? <StatedPlaces round={round} isShown={isOpen} hasPlaces={last !== undefined} /> : null}
      </div>
    </>
  )
}

function openWords(hasPlaces: boolean, mayState: boolean): string {
  if (!hasPlaces) return stating.own
  return mayState ? words.national.sourcesToState : words.national.sources
}

function Present({ sources }: Pick<Place, 'sources'>) {
  return (
    <>
      {words.national.source} <Sources of={sources.slice(0, 1)} />.{' '}
    </>
  )
}

/** Who states a place; `whole` with the words of the source. */
export function Sources({ of, whole = false }: { of: readonly PlaceSource[]; whole?: boolean }) {
  return of.map((source, at) => (
    <Fragment key={at}>
      {at === 0 ? null : '; '}
      <Source source={source} whole={whole} />
    </Fragment>
  ))
}

function Source({ source, whole }: { source: PlaceSource; whole: boolean }) {
  if (source.kind === 'document')
    return (
      <Link to="/van-ban/$document" params={{ document: source.document }}>
        {source.number}
      </Link>
    )
  const by = words.national.published(source.publishedBy, source.publishedOn && dateText(source.publishedOn))
  if (!whole) return by
  const more =
    source.kind === 'stated'
      ? [words.national.stated(source.by, moment(source.at))]
      : source.notes.map((note) => note[LANGUAGE])
  return [`${by} (${source.source})`, ...more].join('. ')
}

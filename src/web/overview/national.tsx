import { Link } from '@tanstack/react-router'
import type { NationalStanding } from '#contract/overview.ts'
import { figure } from '../language.ts'
import styles from './overview-page.module.css'
import { words } from './words.ts'

/** The province's own place among provinces, as its documents state it, and where it is to be. */
export function National({ national: { places, goals } }: { national: NationalStanding }) {
  const { national } = words
  const [last, before] = [places.at(-1), places.at(-2)]
  if (!last) return <p className={styles.national}>{national.none}</p>
  return (
    <p className={styles.national}>
      <strong>{national.place(figure(last.place), figure(last.of), String(last.year))}</strong>
      {before ? `, ${changeText(last.place, before)}` : null} ({national.by}{' '}
      <Link to="/van-ban/$document" params={{ document: last.document }}>
        {last.number}
      </Link>
      ).{' '}
      {goals.length === 0
        ? null
        : `${national.goals} ${goals.map(({ place, year }) => national.goal(figure(place), String(year))).join(', ')}.`}
    </p>
  )
}

function changeText(place: number, before: NationalStanding['places'][number]): string {
  const { national } = words
  const [by, year] = [before.place - place, String(before.year)]
  if (by === 0) return national.same(year)
  return by > 0 ? national.up(figure(by), year) : national.down(figure(-by), year)
}

import { useQuery, type UseQueryOptions } from '@tanstack/react-query'
import type { Timeline, TimelineEntry } from '#contract/events.ts'
import { timelineText } from '#text/timeline.ts'
import { LANGUAGE, text } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import facts from './facts.module.css'
import { moment, words } from './words.ts'

type Props = {
  // oxlint-disable-next-line typescript/no-explicit-any -- whichever keys the page asks by
  asked: UseQueryOptions<Timeline, Error, Timeline, any>
}

/** What was done, newest first, by whom and why. */
export function TimelineSection({ asked }: Props) {
  const { data, error } = useQuery(asked)
  if (error && !data) return <p role="alert">{refusalWords(error)}</p>
  if (!data) return <p>{text.loading}</p>
  if (data.entries.length === 0) return <p>{words.timeline.none}</p>
  return (
    <>
      <ol className={facts.list}>
        {data.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {data.next === null ? null : <p className={facts.about}>{words.timeline.more}</p>}
    </>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { at, by, origin } = entry
  const who = by?.name ?? words.timeline.system
  return (
    <li>
      <span>{timelineText(entry, LANGUAGE)}</span>
      <span className={facts.about}>
        {[who, moment(at), origin?.address ?? undefined].filter((part) => part !== undefined).join(' · ')}
      </span>
    </li>
  )
}

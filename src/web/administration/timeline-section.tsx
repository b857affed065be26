import { useQuery, type UseQueryOptions } from '@tanstack/react-query'
import type { Timeline, TimelineEntry } from '#contract/events.ts'
import { timelineText } from '#text/timeline.ts'
import { figure, LANGUAGE, text } from '../language.ts'
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
        {gathered(data.entries).map((entries) => (
          <Entry key={entries[0]!.id} entries={entries} />
        ))}
      </ol>
      {data.next === null ? null : <p className={facts.about}>{words.timeline.more}</p>}
    </>
  )
}

/** The same thing done by the same person at the same minute, one after the other, is told once. */
function gathered(entries: readonly TimelineEntry[]): TimelineEntry[][] {
  const groups: TimelineEntry[][] = []
  const keyOf = (entry: TimelineEntry) => [timelineText(entry, LANGUAGE), entry.by?.id, moment(entry.at)].join('\n')
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last && keyOf(last[0]!) === keyOf(entry)) last.push(entry)
    else groups.push([entry])
  }
  return groups
}

function Entry({ entries }: { entries: readonly TimelineEntry[] }) {
  const { at, by, origin } = entries[0]!
  const who = by?.name ?? words.timeline.system
  const told = timelineText(entries[0]!, LANGUAGE)
  return (
    <li>
      <span>{entries.length === 1 ? told : words.timeline.times(told, figure(entries.length))}</span>
      <span className={facts.about}>
        {[who, moment(at), origin?.address ?? undefined].filter((part) => part !== undefined).join(' · ')}
      </span>
    </li>
  )
}

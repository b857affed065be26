import { setTimeout as sleep } from 'node:timers/promises'
import type { Officer } from './officers.ts'
import { saveOf, send, type Answer, type Sent } from './saves.ts'

export type Acknowledged = Sent & { readonly answered: number }

/** Officers who go on saving whatever the answer is; what was not acknowledged they send again under its key. */
export type Editing = {
  readonly acknowledged: readonly Acknowledged[]
  readonly answers: readonly (Answer & { readonly at: number })[]
  /** Ends when everybody's last save is acknowledged. */
  readonly end: () => Promise<void>
  /** Ends with what is not acknowledged: there is nobody any more who could. */
  readonly giveUp: () => Promise<void>
}

const PAUSE_MS = 200

export function editing(url: string, officers: readonly Officer[]): Editing {
  const acknowledged: Acknowledged[] = []
  const answers: (Answer & { at: number })[] = []
  const known = new Map<string, number>()
  let [isEnding, isGivenUp] = [false, false]
  const work = async (officer: Officer): Promise<void> => {
    let open: Sent | undefined
    for (let turn = 0; !isGivenUp && (!isEnding || open); turn += 1) {
      const sent: Sent = open ?? saveOf(officer, turn, known)
      const answer = await send(url, sent)
      answers.push({ ...answer, at: performance.now() })
      open = answer.status === 200 ? undefined : sent
      if (answer.status === 200) {
        acknowledged.push({ ...sent, answered: answer.version! })
        known.set(`${officer.unit} ${sent.item}`, answer.version!)
      }
      await sleep(PAUSE_MS)
    }
  }
  const all = Promise.all(officers.map(work))
  return {
    acknowledged,
    answers,
    end: async () => {
      isEnding = true
      await all
    },
    giveUp: async () => {
      isGivenUp = true
      await all
    },
  }
}

/** Answers that say neither "saved" nor "unavailable, try again". */
export function unclear({ answers }: Editing): string[] {
  const wrong = answers.filter(({ status, code }) => status !== 200 && !(status === 503 && code === 'unavailable'))
  return [...new Set(wrong.map(({ status, code }) => `an answer was ${String(status)} ${code ?? ''}`))]
}

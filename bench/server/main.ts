import { PERIOD, type Officer } from '../../test/faults/officers.ts'
import { underLoad, type Act, type Load, type LoadClient, type Loaded } from './load.ts'
import { openSite, type Site } from './site.ts'

/** One line of the report. */
export type Measured = { readonly what: string; readonly figure: string; readonly target?: string; reached?: boolean }

/** What is asked of a save: a share of the rate of bare inserts, and of its time beside other editors. */
export const TARGETS = { share: 0.25, savedWithinMs: 300 } as const

export type Extent = {
  readonly clients: number
  readonly editors: number
  /** Length of one stretch of work. */
  readonly seconds: number
  /** How often saves and inserts take turns, so that a noisy moment touches both. */
  readonly turns: number
  readonly node?: readonly string[]
}

const EDITION = 'hue-2020'
const AT_ONCE = [0, 0] as const
const THINKING = [1000, 2000] as const
const WARM_UP_SECONDS = 3

export async function measured({ clients, editors, seconds, turns, node }: Extent): Promise<Measured[]> {
  const site = await openSite(clients, node)
  try {
    const people = site.officers.map(clientOf)
    const rates = await inTurns(site, people, seconds, turns)
    const few = people.slice(0, editors)
    const saves = await right({ act: 'save', url: site.url, seconds: 2 * seconds, thinkMs: THINKING, clients: few })
    const forms = await right({ act: 'form', url: site.url, seconds, thinkMs: THINKING, clients: few })
    return [
      ...ratesOf(rates, clients),
      saveTimes(saves, editors),
      { what: `a form opened beside ${editors - 1} others, each every 1–2 s`, figure: timesOf(forms) },
    ]
  } finally {
    await site.close()
  }
}

type Rates = { readonly saves: number; readonly inserts: number }

async function inTurns(site: Site, people: LoadClient[], seconds: number, turns: number): Promise<Rates> {
  const counts = { save: 0, insert: 0 }
  const took = { save: 0, insert: 0 }
  const turn = async (act: 'save' | 'insert', length: number): Promise<Loaded> => {
    const url = act === 'save' ? site.url : site.peer
    const loaded = await right({ act, url, seconds: length, thinkMs: AT_ONCE, clients: people })
    if (act === 'save') loaded.items.forEach((items, at) => (people[at] = { ...people[at]!, items }))
    return loaded
  }
  for (const act of ['save', 'insert'] as const) await turn(act, WARM_UP_SECONDS)
  for (let at = 0; at < turns; at += 1)
    for (const act of ['save', 'insert'] as const) {
      const { done, seconds: length } = await turn(act, seconds)
      counts[act] += done
      took[act] += length
    }
  return { saves: counts.save / took.save, inserts: counts.insert / took.insert }
}

/** A wrong answer ends the measurement: a rate of refusals says nothing. */
async function right(load: Load): Promise<Loaded> {
  const loaded = await underLoad(load)
  if (loaded.wrong.length > 0) throw new Error(`${nameOf(load.act)}: ${loaded.wrong.slice(0, 5).join('\n')}`)
  return loaded
}

function nameOf(act: Act): string {
  return { save: 'saves', insert: 'inserts', form: 'forms' }[act]
}

function clientOf({ cookie, unit, items }: Officer): LoadClient {
  return { cookie, unit, items, period: PERIOD, edition: EDITION }
}

function ratesOf({ saves, inserts }: Rates, clients: number): Measured[] {
  const share = saves / inserts
  return [
    { what: `saves of ${clients} clients`, figure: `${saves.toFixed(0)}/s` },
    { what: 'one INSERT + COMMIT a request, same clients, framework and pool size', figure: `${inserts.toFixed(0)}/s` },
    {
      what: 'saves ÷ inserts',
      figure: `${(100 * share).toFixed(1)} %`,
      target: `≥ ${100 * TARGETS.share} %`,
      reached: share >= TARGETS.share,
    },
  ]
}

function saveTimes(loaded: Loaded, editors: number): Measured {
  return {
    what: `a save beside ${editors - 1} other editors, each one every 1–2 s`,
    figure: timesOf(loaded),
    target: `p95 ≤ ${TARGETS.savedWithinMs} ms`,
    reached: loaded.p95 <= TARGETS.savedWithinMs,
  }
}

function timesOf({ done, p50, p95 }: Loaded): string {
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${done} times)`
}

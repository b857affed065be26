import { sql } from 'kysely'
import type { Screen } from './screen.ts'
import type { ScreenSite } from './screen-site.ts'

const AUDITOR = 'kiem-tra'

/** What auditors and administrators read of what happened. */
export const SCREENS_OF_HISTORY: Record<string, Screen> = {
  '/nhat-ky': {
    filled: () => ({ path: '/nhat-ky', as: AUDITOR }),
    empty: () => ({ path: '/nhat-ky?tu=2001-01-01&den=2001-12-31', as: AUDITOR }),
    error: 'answers fail',
  },
  '/nhat-ky/$event': {
    filled: async (site) => ({ path: `/nhat-ky/${await lastSubmitted(site)}`, as: AUDITOR }),
    empty: () => ({ path: '/nhat-ky/01980000-0000-7000-8000-0000000000ff', as: AUDITOR }),
    error: 'answers fail',
  },
  '/nhat-ky/chuoi': {
    filled: () => ({ path: '/nhat-ky/chuoi', as: AUDITOR }),
    empty: { never: 'whoever reads it has signed in, which is an event' },
    error: 'answers fail',
  },
}

async function lastSubmitted({ loaded }: ScreenSite): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id::text from event where kind = 'submission.submitted' order by id desc limit 1
  `.execute(loaded.database.db)
  return rows[0]!.id
}

import type { FormKey } from './queries.ts'
import type { Entry } from './entry-context.ts'
import { NOTHING_LOCKED } from '#domain/submission/form-locks.ts'

/** What the parts of a form need where figures stand without one: no points, no criteria, no details beside them. */
export function plainEntry(made: Pick<Entry, 'items' | 'store'>, key: FormKey): Entry {
  return {
    ...made,
    key,
    mayEnter: true,
    previousPeriod: key.period,
    outline: { edition: undefined as never, nodes: [], leaves: [], byCode: new Map(), lenses: [] },
    shared: [],
    round: undefined,
    locks: NOTHING_LOCKED,
    uses: new Map(),
    hasPredecessors: false,
    marks: { isOpened: () => false, hasRemarks: () => false },
    threads: new Map(),
    maySay: false,
    refresh: () => Promise.resolve(),
  }
}

import type { ValuePlace } from '../entry/send-value.ts'
import type { Unsaved, UnsavedValues } from '../entry/unsaved-values.ts'
import { beginning, inStore } from './local-database.ts'
import { goneTabs, ownTab } from './own-tab.ts'

/** A form in which something is typed, and by whom; `title` is what a list calls it. */
export type DraftPlace = ValuePlace & { readonly form: string; readonly title: string }

/** One cell's. */
export type Draft = DraftPlace & {
  readonly cell: string
  /** When it was typed, in milliseconds; no two are equal within a page. */
  readonly at: number
  /** The page and form that type it: only they take it away, others after they are gone. */
  readonly owner: string
  readonly unsaved: Unsaved
}

/** Where the open form keeps what is typed in it. */
export type FormDrafts = UnsavedValues & {
  /** True when all of it is on the disk. */
  readonly isKept: () => boolean
}

let forms = 0
let latest = 0

/**
 * Takes what was typed in a form by this account and is not typed in a page that is still open, in the order in which
 * it was typed.
 */
export async function openDrafts(place: DraftPlace): Promise<FormDrafts> {
  forms += 1
  const owner = `${ownTab}.${forms}`
  const found = await taken(place, owner).catch(() => [])
  const read = new Map(found.map(({ cell, unsaved }) => [cell, unsaved]))
  return { read: () => read, ...writerOf(place, owner, read) }
}

/** What an account has not sent yet, by whichever page, in the order in which it was typed. */
export async function draftsOf(account: string): Promise<readonly Draft[]> {
  const drafts = await inStore('drafts', 'readonly', (store) => store.getAll(beginning(account)))
  return (drafts as Draft[]).sort((a, b) => a.at - b.at)
}

/** Takes one away unless something newer was typed in its place. */
export async function removeDraft({ account, form, cell, at }: Draft): Promise<void> {
  await inStore('drafts', 'readwrite', (store) =>
    ifStill(store, [account, form, cell], (draft) => draft.at === at && store.delete([account, form, cell])),
  )
}

export async function removeDraftsOf(account: string): Promise<void> {
  await inStore('drafts', 'readwrite', (store) => store.delete(beginning(account)))
}

/** In one transaction, so that of two pages that open at once each draft goes to one. */
async function taken({ account, form }: DraftPlace, owner: string): Promise<Draft[]> {
  const range = beginning(account, form)
  const known = (await inStore('drafts', 'readonly', (store) => store.getAll(range))) as Draft[]
  const gone = await goneTabs(known.map(tabOf))
  const all = await inStore('drafts', 'readwrite', (store) => {
    const request = store.getAll(range) as IDBRequest<Draft[]>
    request.onsuccess = () => {
      for (const draft of request.result) if (gone.has(tabOf(draft))) store.put({ ...draft, owner })
    }
    return request
  })
  return all.filter((draft) => gone.has(tabOf(draft))).sort((a, b) => a.at - b.at)
}

function tabOf({ owner }: Draft): string {
  return owner.split('.')[0]!
}

/** Writes what has changed, as fast as the disk allows; what changes meanwhile goes together with the next. */
function writerOf(place: DraftPlace, owner: string, start: ReadonlyMap<string, Unsaved>): Omit<FormDrafts, 'read'> {
  const { account, form } = place
  const known = new Map(start)
  const changed = new Map<string, Draft | undefined>()
  let isWriting = false
  const flush = async (): Promise<void> => {
    if (isWriting) return
    isWriting = true
    while (changed.size > 0) {
      const batch = [...changed]
      const isWritten = await inStore('drafts', 'readwrite', (store) => {
        for (const [cell, draft] of batch) {
          if (draft) store.put(draft)
          else
            ifStill(store, [account, form, cell], (now) => now.owner === owner && store.delete([account, form, cell]))
        }
        return store.count()
      }).then(
        () => true,
        // A full or forbidden disk: the values are still on the page, and leaving it warns.
        () => false,
      )
      if (!isWritten) break
      for (const [cell, draft] of batch) if (changed.get(cell) === draft) changed.delete(cell)
    }
    isWriting = false
  }
  const write = (values: ReadonlyMap<string, Unsaved>): void => {
    for (const [cell, unsaved] of values) {
      const before = known.get(cell)
      known.set(cell, unsaved)
      if (before && isSame(before, unsaved)) continue
      latest = Math.max(latest + 1, Date.now())
      changed.set(cell, { ...place, cell, at: latest, owner, unsaved })
    }
    for (const cell of known.keys()) {
      if (values.has(cell)) continue
      known.delete(cell)
      changed.set(cell, undefined)
    }
    void flush()
  }
  return { write, isKept: () => changed.size === 0 }
}

/** Of hundreds of cells a key changes one: the others are told by what they hold, unread. */
function isSame(one: Unsaved, other: Unsaved): boolean {
  const keys = ['typed', 'typedNote', 'wish', 'seen', 'sending'] as const
  return keys.every((key) => one[key] === other[key]) || JSON.stringify(one) === JSON.stringify(other)
}

function ifStill(store: IDBObjectStore, key: string[], act: (draft: Draft) => unknown): IDBRequest<Draft | undefined> {
  const request = store.get(key) as IDBRequest<Draft | undefined>
  request.onsuccess = () => request.result && act(request.result)
  return request
}

import type { Sending, Wish } from './cell.ts'

/** What a cell keeps through a reload until the server has it. */
export type Unsaved = {
  readonly typed?: string | undefined
  readonly typedNote?: string | undefined
  readonly wish?: Wish | undefined
  readonly seen?: number | undefined
  readonly sending?: Sending | undefined
}

/** Where unsaved values outlive the page; by cell. */
export type UnsavedValues = {
  readonly read: () => ReadonlyMap<string, Unsaved>
  readonly write: (values: ReadonlyMap<string, Unsaved>) => void
}

const ROOT = 'laban.chua-luu.'

/** Kept by account and form, so that nobody who signs in after somebody sees what was typed before. */
export function unsavedValues(account: string, form: string, storage: Storage = localStorage): UnsavedValues {
  const key = `${ROOT}${account}.${form}`
  return {
    read: () => {
      try {
        return new Map(Object.entries(JSON.parse(storage.getItem(key) ?? '{}') as Record<string, Unsaved>))
      } catch {
        return new Map()
      }
    },
    write: (values) => {
      try {
        if (values.size === 0) storage.removeItem(key)
        else storage.setItem(key, JSON.stringify(Object.fromEntries(values)))
      } catch {
        // A full or forbidden storage: the values are still on the page, and leaving it warns.
      }
    },
  }
}

/** Signing out leaves nothing behind on the machine. */
export function forgetUnsavedValues(storage: Storage = localStorage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(ROOT)) storage.removeItem(key)
}

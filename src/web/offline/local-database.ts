/** `drafts`: what was typed and is not with the server yet. `views`: answers to look at without a connection. */
export type LocalStore = 'drafts' | 'views'

const NAME = 'laban'
const VERSION = 1
const KEYS: Readonly<Record<LocalStore, string[]>> = {
  drafts: ['account', 'form', 'cell'],
  views: ['account', 'name'],
}

let opened: Promise<IDBDatabase> | undefined

/**
 * Does something in one transaction and answers when it is on the disk: `act` makes its requests at once, further ones
 * when these succeed.
 */
export async function inStore<Result>(
  name: LocalStore,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  opened ??= open()
  const database = await opened.catch((error: unknown) => {
    opened = undefined
    throw error
  })
  // A machine without a battery may go out at any moment.
  const transaction = database.transaction(name, mode, { durability: 'strict' })
  const request = act(transaction.objectStore(name))
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve(request.result))
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')))
  })
}

/** All keys that begin so. */
export function beginning(...key: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...key], [...key, []])
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION)
    request.addEventListener('upgradeneeded', () => {
      for (const [name, keyPath] of Object.entries(KEYS)) request.result.createObjectStore(name, { keyPath })
    })
    request.addEventListener('success', () => {
      const database = request.result
      // Closed from outside, or for a newer version of it in another tab: opened again at the next use.
      database.addEventListener('close', () => (opened = undefined))
      database.addEventListener('versionchange', () => {
        database.close()
        opened = undefined
      })
      resolve(database)
    })
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
    request.addEventListener('blocked', () => reject(new Error('blocked')))
  })
}

import { newKey } from '../entry/new-key.ts'

/** Names this page for as long as it lives. */
export const ownTab = newKey()

const LOCK = 'laban.trang.'
// A page that is being left lets go of its lock a moment after its successor has begun.
const WAITED_FOR_MS = 1500

// Held until the page goes away, however it goes.
if ('locks' in navigator) void navigator.locks.request(LOCK + ownTab, () => new Promise(() => {}))

/**
 * Which of these pages are no more. A browser without locks (plain http elsewhere than localhost) cannot tell: then all
 * count as gone, and the server's request keys and versions see to it that nothing is done twice.
 */
export async function goneTabs(tabs: Iterable<string>): Promise<ReadonlySet<string>> {
  const asked = [...new Set(tabs)].map(async (tab) => ((await isGone(tab)) ? [tab] : []))
  return new Set((await Promise.all(asked)).flat())
}

async function isGone(tab: string): Promise<boolean> {
  if (tab === ownTab || !('locks' in navigator)) return true
  const signal = AbortSignal.timeout(WAITED_FOR_MS)
  return navigator.locks.request(LOCK + tab, { signal }, () => true).catch(() => false)
}

const ROOT = 'laban.dang-viet.'

/** What an account was writing in a box and has not sent; '' where nothing is kept. */
export function keptWords(account: string, place: string): string {
  try {
    return localStorage.getItem(keyOf(account, place)) ?? ''
  } catch {
    return ''
  }
}

/** Keeps it on this machine until it is sent; '' forgets it. */
export function keepWords(account: string, place: string, words: string): void {
  try {
    if (words === '') localStorage.removeItem(keyOf(account, place))
    else localStorage.setItem(keyOf(account, place), words)
  } catch {
    // A full or forbidden storage: the words are still in the box.
  }
}

/** Signing out leaves nothing of it. */
export function forgetWordsOf(account: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(keyOf(account, ''))) localStorage.removeItem(key)
  } catch {
    // Then there was nothing kept.
  }
}

function keyOf(account: string, place: string): string {
  return `${ROOT}${account} ${place}`
}

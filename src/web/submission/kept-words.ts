/** The root that signing out forgets, with all that was typed and not sent. */
const ROOT = 'laban.chua-luu.giai-trinh.'

/** What somebody was writing of a criterion, through a reload, until it is sent; by account, submission and criterion. */
export function keptWords(key: string): string {
  try {
    return localStorage.getItem(ROOT + key) ?? ''
  } catch {
    return ''
  }
}

export function keepWords(key: string, words: string): void {
  try {
    localStorage.setItem(ROOT + key, words)
  } catch {
    // A full or forbidden storage: the words are still in the box.
  }
}

export function forgetWords(key: string): void {
  try {
    localStorage.removeItem(ROOT + key)
  } catch {
    // Then there was nothing kept.
  }
}

const MOST_SHOWN = 60

/**
 * What somebody wrote, as a sentence may quote it: at most 60 characters on one line, and nothing that would move the
 * cursor, colour the screen or turn the reading direction.
 */
export function shown(written: string | number | undefined, most: number = MOST_SHOWN): string {
  const characters = [...String(written ?? '').slice(0, 2 * most + 2)]
  const kept = characters
    .slice(0, most)
    .map((character) => (UNSEEN.test(character) ? `\\u{${character.codePointAt(0)!.toString(16)}}` : character))
  return kept.join('') + (characters.length > most ? '…' : '')
}

/** Control and format characters, line breaks, halves of a pair, and what stands for a byte that is no letter. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

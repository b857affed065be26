import { useState } from 'react'
import { useOwnSession } from '../entry/resumed-session.ts'
import { keepWords, keptWords } from './kept-words.ts'

/** The words of one box, kept through a reload until they are sent; the place is named by what they are about. */
export function useKeptWords(...about: readonly string[]): readonly [string, (words: string) => void] {
  const account = useOwnSession()?.account.id ?? ''
  const place = about.join(' ')
  const [words, set] = useState(() => keptWords(account, place))
  const write = (next: string): void => {
    set(next)
    keepWords(account, place, next)
  }
  return [words, write]
}

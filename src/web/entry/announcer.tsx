import { useEffect, useState } from 'react'
import { figure } from '../language.ts'
import { useEntryState } from './entry-context.ts'
import type { News } from './entry-state.ts'
import { turnText } from './undo-buttons.tsx'
import { words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

const AT_MOST_EVERY_MS = 5000

/** News waits here until it may be said. */
export type NewsBoard = { readonly post: (news: News) => void; readonly take: () => News[] }

export function newsBoard(): NewsBoard {
  let posted: News[] = []
  return {
    post: (news) => {
      posted.push(news)
    },
    take: () => {
      const taken = posted
      posted = []
      return taken
    },
  }
}

/** The form's one live region: what was saved and what was not, said at most once in five seconds. */
export function Announcer({ board }: { board: NewsBoard }) {
  const [said, say] = useState('')
  const connection = useEntryState((state) => state.connection.kind)
  const [before, setBefore] = useState(connection)
  const [change, setChange] = useState('')
  if (before !== connection) {
    setBefore(connection)
    setChange(CONNECTION[connection])
  }
  useEffect(() => {
    const timer = setInterval(() => {
      const sentence = change === '' ? sentenceOf(board.take()) : change
      if (sentence !== '') say(sentence)
      setChange('')
    }, AT_MOST_EVERY_MS)
    return () => clearInterval(timer)
  }, [board, change])
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  )
}

const CONNECTION = { open: words.announce.online, away: words.announce.offline, 'signed-out': words.announce.signedOut }

function sentenceOf(news: readonly News[]): string {
  const turn = news.flatMap((one) => (one.kind === 'turned' ? [one.turn] : [])).at(-1)
  if (turn) return turnText(turn)
  const trouble = news.find(({ kind }) => kind === 'trouble')
  if (trouble?.kind === 'trouble') return words.announce.trouble(trouble.item.name)
  const saved = news.filter((one) => one.kind === 'saved')
  if (saved.length > 1) return words.announce.manySaved(figure(saved.length))
  const [one] = saved
  if (!one) return ''
  const { item, leaf } = one
  return leaf
    ? words.announce.savedPoints(item.name, leaf.code, figure(leaf.points), figure(leaf.max))
    : words.announce.saved(item.name)
}

import type { ReactNode } from 'react'
import { CallError } from '#contract/client.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { words } from './words.ts'

/** Nobody reads the history without signing in. */
export function HistoryGate({ children }: { children: ReactNode }) {
  return useOwnSession() ? children : <TurnedAway title={words.notOpen} said={words.notSignedIn} />
}

/** What these pages show where they do not open; other trouble is for the page around. */
export function RefusedHistory({ error }: { error: Error }) {
  usePageTitle(words.notOpen, text.product)
  if (!(error instanceof CallError) || !REFUSED.includes(error.code)) throw error
  return <PageHead title={words.notOpen}>{words.notAllowed}</PageHead>
}

const REFUSED: readonly string[] = ['not-found', 'not-permitted', 'bad-input']

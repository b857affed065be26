import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { ownSession } from '../api.ts'
import { withControls } from '../frame/with-controls.tsx'
import { whenTurnedAway } from './turned-away.ts'

/** Long enough to read, decide and press; WCAG 2.2.1 and our own rule ask for two minutes. */
const WARNED_BEFORE_MS = 150_000
/** Another tab may have gone on working. */
const ASKED_AGAIN_MS = 15_000
// The answer is to find the moment passed.
const SLACK_MS = 500
const DOOR = /^\/(dang-nhap|mo-tai-khoan)/

/** Tells before the session ends, and when it has ended, beside the page that stays as it is. */
export function SessionWatch() {
  const { data, dataUpdatedAt } = useQuery(ownSession)
  const { pathname } = useLocation()
  const session = data?.session
  const left = session ? millisecondsLeft(session) : Infinity
  useFreshness(left, dataUpdatedAt)
  const known = useLastKnown(session)
  usePanels(known !== undefined)
  if (known === undefined || DOOR.test(pathname)) return null
  const hasEnded = !session || session.secondFactor === 'needed'
  return (
    <Suspense>
      {hasEnded ? (
        <SessionEnded of={known} session={session ?? null} />
      ) : left <= WARNED_BEFORE_MS ? (
        <SessionEnding session={session} endsAt={dataUpdatedAt + left} />
      ) : null}
    </Suspense>
  )
}

const loadEnded = () => withControls(() => import('./session-ended.tsx'), 'SessionEnded')
const loadEnding = () => withControls(() => import('./session-ending.tsx'), 'SessionEnding')
const SessionEnded = lazy(loadEnded)
const SessionEnding = lazy(loadEnding)

/** For whoever is signed in both are there when they are due: by then the server may not be. */
function usePanels(isSignedIn: boolean): void {
  useEffect(() => {
    if (isSignedIn) void Promise.all([loadEnded(), loadEnding()]).catch(() => {})
  }, [isSignedIn])
}

/** By the server's clock: the page's own may be wrong. */
function millisecondsLeft({ expiresAt, idleEndsAt, now }: OwnSession): number {
  return Math.min(Date.parse(expiresAt), Date.parse(idleEndsAt)) - Date.parse(now)
}

/** Asks for the session anew when a call was turned away, when the warning is due, often while it is shown, and at the end. */
function useFreshness(left: number, askedAt: number): void {
  const queries = useQueryClient()
  useEffect(() => {
    const ask = () => void queries.invalidateQueries({ queryKey: ownSession.queryKey })
    const forget = whenTurnedAway(ask)
    const wait = left > WARNED_BEFORE_MS ? left - WARNED_BEFORE_MS : Math.min(left, ASKED_AGAIN_MS)
    const timer = left === Infinity ? undefined : setTimeout(ask, Math.max(0, wait) + SLACK_MS)
    return () => {
      forget()
      clearTimeout(timer)
    }
  }, [queries, left, askedAt])
}

/** Who was last wholly signed in while this page is open. */
function useLastKnown(session: OwnSession | null | undefined): OwnSession | undefined {
  const [known, know] = useState<OwnSession>()
  const isWhole = session && (session.secondFactor === 'none' || session.secondFactor === 'given')
  if (isWhole && session !== known) know(session)
  return known
}

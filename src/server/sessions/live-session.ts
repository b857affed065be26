import { type RawBuilder, sql } from 'kysely'
import type { SessionSettings } from './session-settings.ts'

/** True of a row of `session` that is neither ended nor idle for too long nor past its end. */
export function isLiveSession({ idleMinutes }: Pick<SessionSettings, 'idleMinutes'>): RawBuilder<boolean> {
  return sql<boolean>`(session.ended_at is null and session.expires_at > now()
    and session.seen_at > now() - make_interval(mins => ${idleMinutes}))`
}

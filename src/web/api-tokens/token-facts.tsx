import type { TokenRow } from '#contract/api-tokens.ts'
import { TOKEN_AREAS, type TokenArea } from '#domain/permission/token-areas.ts'
import facts from '../administration/facts.module.css'
import { dayText } from '../entry/local-time.ts'
import { figure } from '../language.ts'
import { momentText } from '../sign-in/moment-text.ts'
import styles from './token.module.css'
import { words } from './words.ts'

const SOON_DAYS = 14

/** What a token is for, how it begins, how long it lasts and when it was used last. */
export function TokenFacts({ row }: { row: TokenRow }) {
  const isSoon = row.state === 'valid' && row.daysLeft <= SOON_DAYS
  return (
    <>
      <span className={styles.name}>
        <strong>{row.name}</strong> <code>{row.prefix}…</code>
      </span>
      <span>{scopeWords(row)}</span>
      <span className={facts.about}>{[madeWords(row), usedWords(row), endWords(row)].join(' · ')}</span>
      {isSoon ? <span className={styles.soon}>{words.soon}</span> : null}
    </>
  )
}

function scopeWords({ scope }: TokenRow): string {
  const areasOf = (access: string) =>
    TOKEN_AREAS.filter((area) => (scope as readonly string[]).includes(`${area}.${access}`))
  const named = (areas: readonly TokenArea[]) => areas.map((area) => words.areas[area].toLowerCase()).join(words.and)
  const written = areasOf('write')
  const read = areasOf('read').filter((area) => !written.includes(area))
  return [
    ...(written.length > 0 ? [words.writes(named(written))] : []),
    ...(read.length > 0 ? [words.reads(named(read))] : []),
  ].join('. ')
}

function madeWords({ madeAt, madeBy }: TokenRow): string {
  return madeBy === undefined ? words.made(dayText(madeAt)) : words.madeBy(dayText(madeAt), madeBy)
}

function usedWords({ usedAt, usedFrom }: TokenRow): string {
  return usedAt === undefined ? words.unused : words.used(momentText(usedAt), usedFrom ?? '')
}

function endWords({ state, expiresAt, daysLeft, revokedAt, revokedBy }: TokenRow): string {
  if (state === 'revoked') {
    const at = momentText(revokedAt!)
    return revokedBy === undefined ? words.revoked(at) : words.revokedBy(at, revokedBy)
  }
  if (state === 'expired') return words.expired(dayText(expiresAt))
  return daysLeft === 0 ? words.lastsToday(momentText(expiresAt)) : words.lasts(figure(daysLeft), dayText(expiresAt))
}

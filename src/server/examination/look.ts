import type { SystemFinding, SystemLook } from '#contract/examination.ts'
import type { Database } from '#db/database.ts'
import type { Config } from '../config.ts'
import type { OidcSettings } from '../oidc/oidc-settings.ts'

/** The part of the configuration that an examination reads. */
export type Examined = Pick<
  Config,
  | 'LABAN_DATA'
  | 'LABAN_CHECKPOINTS'
  | 'LABAN_MODE'
  | 'LABAN_BACKUPS'
  | 'SMTP_URL'
  | 'MAIL_FROM'
  | 'BASE_URL'
  | 'CLAMD_ADDRESS'
  | 'LIBREOFFICE'
>

/** What is looked at, and from where. */
export type Place = {
  readonly database: Database
  readonly config: Examined
  /** By the server itself, which knows what it has under way; else by a command beside it. */
  readonly isInside: boolean
  /** Undefined where no identity provider is set up. */
  readonly oidc: OidcSettings | undefined
  readonly now: () => number
}

/** What a look finds; absent where there is nothing to look at. */
export type Found = Omit<SystemFinding, 'look'> | undefined

export type Look = {
  readonly look: SystemLook
  /** Has answered by then, or that is what is found. */
  readonly withinMs?: number
  readonly find: (place: Place) => Promise<Found>
}

const WITHIN_MS = 5000

/** Looks one after the other; what fails or takes too long is found to do so. */
export async function inTurn(looks: readonly Look[], place: Place): Promise<SystemFinding[]> {
  const findings: SystemFinding[] = []
  for (const look of looks) {
    const found = await foundInTime(look, place)
    if (found) findings.push({ look: look.look, ...found })
  }
  return findings
}

async function foundInTime({ look, withinMs = WITHIN_MS, find }: Look, place: Place): Promise<Found> {
  const { promise: late, resolve } = Promise.withResolvers<Found>()
  const params = { look, seconds: Math.ceil(withinMs / 1000) }
  const timer = setTimeout(() => resolve({ code: 'no-answer-in-time', state: 'broken', params }), withinMs)
  try {
    return await Promise.race([find(place), late])
  } catch (error) {
    return { code: 'not-examined', state: 'broken', params: { look, reason: reasonOf(error) } }
  } finally {
    clearTimeout(timer)
  }
}

/** The error's code: its message may tell what is nobody's business. */
function reasonOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'error'
}

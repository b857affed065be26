import type { Examination, SystemFinding, SystemLook } from '#contract/examination.ts'
import type { Database } from '#db/database.ts'
import { installedVersion } from '../operation/version.ts'
import { examination } from './examination.ts'
import type { OidcSettings } from '../oidc/oidc-settings.ts'
import type { Examined } from './look.ts'

const KEPT_MS = 5000
const EVERY_MS = 10 * 60_000

/** The examinations of a running server: one at a time, kept for some seconds, with since when each thing is so. */
export class Examinations {
  readonly #database: Database
  readonly #examined: Examined
  readonly #oidc: OidcSettings | undefined
  readonly #runningSince = new Date().toISOString()
  readonly #seen = new Map<SystemLook, { readonly code: string; readonly state: string; readonly since: string }>()
  #last: Examination | undefined
  #under: Promise<Examination> | undefined

  constructor(database: Database, examined: Examined, oidc?: OidcSettings) {
    this.#database = database
    this.#examined = examined
    this.#oidc = oidc
  }

  /** The last one, unless it is too old. */
  async current(): Promise<Examination> {
    if (this.#last && Date.now() - Date.parse(this.#last.at) < KEPT_MS) return this.#last
    return this.anew()
  }

  /** Whoever asks while one is made gets that one. */
  anew(): Promise<Examination> {
    this.#under ??= this.#made().finally(() => (this.#under = undefined))
    return this.#under
  }

  async #made(): Promise<Examination> {
    const found = await examination(this.#database, this.#examined, { isInside: true, oidc: this.#oidc })
    const at = new Date().toISOString()
    const { version, commit, schema } = installedVersion()
    const findings = found.map((finding) => this.#dated(finding, at))
    const program = { version, ...(commit !== undefined && { commit }), schema }
    this.#last = { at, findings, program, runningSince: this.#runningSince }
    return this.#last
  }

  #dated(finding: SystemFinding, at: string): SystemFinding {
    const { look, code, state } = finding
    const before = this.#seen.get(look)
    const isSame = before?.code === code && before.state === state
    const since = isSame ? before.since : at
    this.#seen.set(look, { code, state, since })
    return { ...finding, since: finding.since ?? since }
  }
}

type Log = { error(details: object, message: string): void }

/** Examines now and then, so that it is known since when something is broken; what has just broken is logged. */
export function startExamining(examinations: Examinations, log: Log, everyMs: number = EVERY_MS): { stop(): void } {
  let broken = new Set<SystemLook>()
  const examine = async (): Promise<void> => {
    const { findings } = await examinations.anew()
    const found = findings.filter(({ state }) => state === 'broken')
    for (const { look, code } of found) if (!broken.has(look)) log.error({ look, code }, 'found broken')
    broken = new Set(found.map(({ look }) => look))
  }
  const timer = setInterval(() => {
    void examine().catch((err: unknown) => log.error({ err }, 'not examined'))
  }, everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { readContent, type ServedContent } from './served-content.ts'

/**
 * The content as it is served at the moment: what holds it finds the newest. It is laid out anew when an edition has
 * been issued, here or by another process; what was laid out before stays as it was for who still reads it.
 */
export class LiveContent implements ServedContent {
  private content: ServedContent

  constructor(content: ServedContent) {
    this.content = content
  }

  get summaries() {
    return this.content.summaries
  }
  get editions() {
    return this.content.editions
  }
  readonly findingsOf = (edition: string) => this.content.findingsOf(edition)
  get demonstration() {
    return this.content.demonstration
  }
  get programme() {
    return this.content.programme
  }
  get items() {
    return this.content.items
  }
  get outlines() {
    return this.content.outlines
  }
  get stored() {
    return this.content.stored
  }

  /** Reads the content anew where the database has other editions; true where it has. */
  async renew(db: Db): Promise<boolean> {
    if ((await editionsStamp(db)) === stampOf(this.content)) return false
    this.content = await readContent(db)
    return true
  }
}

/** Which editions there are, and what each says, as one short text. */
async function editionsStamp(db: Db): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select coalesce(string_agg(id || ' ' || state || ' ' || content_hash, ',' order by id collate "C"), '') as stamp
    from edition
  `.execute(db)
  return rows[0]!.stamp
}

function stampOf({ stored: { states, hashes } }: ServedContent): string {
  return [...states]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, state]) => `${id} ${state} ${hashes.get(`edition/${id}`)}`)
    .join(',')
}

type RenewLog = { info(facts: object, message: string): void; error(facts: object, message: string): void }

/** Looks every few seconds whether another process has issued an edition, so that all serve it without a restart. */
export function startRenewing(
  { db, content, everyMs }: { readonly db: Db; readonly content: LiveContent; readonly everyMs: number },
  log: RenewLog,
): { stop(): Promise<void> } {
  let underWay: Promise<void> = Promise.resolve()
  const look = async (): Promise<void> => {
    try {
      if (await content.renew(db)) log.info({}, 'content read anew')
    } catch (err) {
      log.error({ err }, 'content not read anew')
    }
  }
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    underWay = look().finally(() => {
      isLooking = false
    })
  }, everyMs).unref()
  return {
    stop: () => {
      clearInterval(timer)
      return underWay
    },
  }
}

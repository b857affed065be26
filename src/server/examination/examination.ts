import { sql } from 'kysely'
import { SystemLook, type SystemFinding } from '#contract/examination.ts'
import type { Database } from '#db/database.ts'
import { CONTENT, DATABASE } from './database-looks.ts'
import { DOCUMENTS, SCANNER, SCANNING } from './document-looks.ts'
import { BACKUP, FILES, FOLDERS } from './folder-looks.ts'
import { inTurn, type Examined, type Look, type Place } from './look.ts'
import { MAIL, OUTBOX } from './mail-looks.ts'
import { SIGN_IN } from './sign-in-looks.ts'

export type { Examined } from './look.ts'

/** Without its tables nothing can be read from them. */
const IN_TABLES: readonly Look[] = [CONTENT, FILES, BACKUP, OUTBOX, SCANNING]
/** Each list is gone through beside the others. */
const AROUND: readonly (readonly Look[])[] = [FOLDERS, [MAIL], [SCANNER], DOCUMENTS, SIGN_IN]

/**
 * Looks at everything that an installation needs; changes nothing, and asks nobody but who is configured. Rejects where
 * there is no database to begin with.
 */
export async function examination(
  database: Database,
  config: Examined,
  { isInside = false, now = () => Date.now(), oidc }: Partial<Pick<Place, 'isInside' | 'now' | 'oidc'>> = {},
): Promise<SystemFinding[]> {
  const place: Place = { database, config, isInside, now, oidc }
  await sql`select 1`.execute(database.db)
  const first = await inTurn(DATABASE, place)
  const isCurrent = first.every(({ look, state }) => look !== 'schema' || state === 'fine')
  const rest = await Promise.all([isCurrent ? IN_TABLES : [], ...AROUND].map((looks) => inTurn(looks, place)))
  const placeOf = ({ look }: SystemFinding): number => SystemLook.options.indexOf(look)
  return [...first, ...rest.flat()].sort((a, b) => placeOf(a) - placeOf(b))
}

export type BackupErrorCode =
  | 'cannot-read'
  | 'cannot-write'
  | 'already-there'
  | 'private-key'
  | 'odd-file'
  | 'passphrase-short'
  | 'passphrase-needed'
  | 'passphrase-wrong'
  | 'no-tables'
  | 'busy'
  | 'not-an-archive'
  | 'cut'
  | 'changed'
  | 'bad-tar'
  | 'unknown-format'
  | 'bad-manifest'
  | 'entry-missing'
  | 'entry-unknown'
  | 'entry-differs'
  | 'newer-schema'
  | 'strange-schema'
  | 'target-newer'
  | 'target-not-ours'
  | 'target-not-empty'
  | 'place-not-empty'
  | 'tables-differ'
  | 'rows-refused'
  | 'restored-differs'
  | 'database-broke'

/** Why a backup or a restore was not done; `backupErrorText` of src/text says it. */
export class BackupError extends Error {
  readonly code: BackupErrorCode
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: BackupErrorCode, params: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(params)}`)
    this.code = code
    this.params = params
  }
}

/** An error of the file system as a refusal that names the place; any other error as it is. */
export function fileError(code: 'cannot-read' | 'cannot-write', file: string, error: unknown): unknown {
  const reason = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  const isOfSystem = reason !== undefined && (error as NodeJS.ErrnoException).errno !== undefined
  return isOfSystem ? new BackupError(code, { file, reason }) : error
}

/** Codes of PostgreSQL: connection lost, no room, told to stop. */
const BROKEN = /^(08|53|57)/
const LOST = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE'])

/** The end of a connection as a refusal; any other error as it is. */
export function connectionError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BackupError) return error
  const { code } = error as NodeJS.ErrnoException
  const isLost =
    code === undefined ? /^connection|not queryable/i.test(error.message) : BROKEN.test(code) || LOST.has(code)
  return isLost ? new BackupError('database-broke', { detail: error.message }) : error
}

export type EmbeddedErrorCode =
  | 'no-binaries'
  | 'cannot-run-binaries'
  | 'cannot-reach-binaries'
  | 'cannot-reach-folder'
  | 'cannot-make-folder'
  | 'no-os-user'
  | 'not-a-database'
  | 'wrong-version'
  | 'initdb-failed'
  | 'did-not-start'
  | 'already-running'

/** Why our own PostgreSQL does not run; `databaseErrorText` of src/text says it. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: EmbeddedErrorCode, params: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(params)}`)
    this.code = code
    this.params = params
  }
}

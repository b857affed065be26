import { EmbeddedError } from '#db/embedded/embedded-error.ts'
import { NewerSchemaError } from '#db/migrate.ts'
import { databaseErrorText } from '#text/database-errors.ts'
import { STARTING } from '#text/starting.ts'
import type { Config } from './config.ts'
import { SecretFileError } from './operation/installation-secret.ts'

type Places = Pick<Config, 'HOST' | 'PORT' | 'DATABASE_URL'>

/** Why nothing could start, Vietnamese then English; undefined for what is a bug. */
export function startFailure(error: unknown, { HOST, PORT, DATABASE_URL }: Places): string[] | undefined {
  if (error instanceof EmbeddedError)
    return [databaseErrorText(error.code, error.params, 'vi'), databaseErrorText(error.code, error.params, 'en')]
  if (error instanceof SecretFileError) return error.faults
  const say = (sentence: (language: 'vi' | 'en') => string): string[] => [sentence('vi'), sentence('en')]
  if (error instanceof NewerSchemaError)
    return say((language) => STARTING[language].newerSchema(error.unknown.join(', ')))
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return say((language) => STARTING[language].portTaken(PORT))
  if (code === 'EACCES' && isListening(error)) return say((language) => STARTING[language].portNotAllowed(PORT))
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && isListening(error)))
    return say((language) => STARTING[language].noAddress(HOST))
  if (DATABASE_URL !== undefined && isUnreachable(error))
    return say((language) => STARTING[language].noDatabase(code || messageOf(error)))
  return undefined
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : ''
}

/** `listen` and the name of a host to listen on; anything else with these codes is about files or the database. */
function isListening(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
}

// No connection, no such user or database, a wrong password, or a server that is starting or full.
const UNREACHABLE = /^(ECONN\w+|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|28\w{3}|3D000|57P0\d|53\w{3}|08\w{3})$/

function isUnreachable(error: unknown): boolean {
  return UNREACHABLE.test(codeOf(error)) || /timeout|terminated|SASL/i.test(messageOf(error))
}

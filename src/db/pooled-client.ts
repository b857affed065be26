import pg from 'pg'

const PREPARED = '/* prepared */'
/** The database's own limit of a statement does not help where it is silent: stopped, or cut off without a word. */
const ANSWERED_WITHIN_MS = 15_000

const names = new Map<string, string>()

/**
 * A connection of the pool. Prepares what begins with the comment "prepared" once instead of at each call: for the few
 * statements that every request or save runs, whose planning costs as much as they do; their text must not hold data.
 * Such a one that is not answered in time ends the connection, and fails as if the database had gone.
 */
export class PooledClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    // The pool listens only while nobody uses it: one that breaks between two statements would end the process. The
    // next statement fails, and the pool lets the connection go.
    this.on('error', () => {})
    const query = this.query.bind(this) as (...args: unknown[]) => unknown
    const preparing = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
      if (typeof text !== 'string' || !text.startsWith(PREPARED)) return query(text, values, ...rest)
      const answer = query({ name: nameOf(text), text, values }, ...rest)
      return answer instanceof Promise ? this.inTime(answer) : answer
    }
    this.query = preparing as typeof this.query
  }

  private inTime(answer: Promise<unknown>): Promise<unknown> {
    const { stream } = (this as unknown as { connection: { stream: { destroy(): void } } }).connection
    const timer = setTimeout(() => stream.destroy(), ANSWERED_WITHIN_MS)
    return answer.finally(() => clearTimeout(timer))
  }
}

function nameOf(text: string): string {
  const name = names.get(text) ?? `laban_${names.size + 1}`
  names.set(text, name)
  return name
}

import pg from 'pg'

/** A session that holds the lock of the one owner: while it lives, no other process may own this PostgreSQL. */
export type Ownership = { readonly session: pg.Client; readonly ended: Promise<void> }
/** Who holds the lock: the process, where it could be told. */
export type Holder = { readonly owner: number }

export type Claim = Ownership | Holder | 'not-accepting'

const LOCK = 7_294_113
const OWNER_NAME = 'laban owner '
const CONNECT_WITHIN_MS = 5000

/** Tries to become the owner, without waiting. `not-accepting`: it is starting, recovering or stopping. */
export async function claim(url: string): Promise<Claim> {
  const session = client(url, `${OWNER_NAME}${process.pid}`)
  const ended = new Promise<void>((end) => session.once('end', end))
  try {
    await session.connect()
    const { rows } = await session.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK])
    if (rows[0]!.got) return { session, ended }
    const holder = await holderOf(session)
    await session.end()
    // Released between the two questions: worth another try.
    return holder ?? 'not-accepting'
  } catch (error) {
    await session.end().catch(() => {})
    return notAccepting(error)
  }
}

/** The owner of the PostgreSQL at `url`, if there is one. */
export async function currentHolder(url: string): Promise<Holder | 'nobody' | 'not-accepting'> {
  const session = client(url, 'laban guest')
  try {
    await session.connect()
    return (await holderOf(session)) ?? 'nobody'
  } catch (error) {
    return notAccepting(error)
  } finally {
    await session.end().catch(() => {})
  }
}

async function holderOf(session: pg.Client): Promise<Holder | undefined> {
  const { rows } = await session.query<{ name: string }>(
    `select activity.application_name as name
       from pg_locks held join pg_stat_activity activity using (pid)
      where held.locktype = 'advisory' and held.granted and held.classid = 0 and held.objid = $1 and held.objsubid = 1`,
    [LOCK],
  )
  return rows[0] && { owner: Number(rows[0].name.slice(OWNER_NAME.length)) }
}

/** Codes of PostgreSQL's own say more than that it cannot answer now: a wrong password, damaged data. */
function notAccepting(error: unknown): 'not-accepting' {
  const code = (error as { code?: string }).code ?? ''
  if (/^[0-9A-Z]{5}$/.test(code) && !/^(57|53)/.test(code)) throw error
  return 'not-accepting'
}

function client(url: string, name: string): pg.Client {
  const session = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
  })
  // Its end is what tells that the connection is gone.
  session.on('error', () => {})
  return session
}

// The clients of a measurement: reads what they are to do as JSON, does it, prints what came of it as JSON.
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection, type Reply } from './connection.ts'
import type { Load, LoadClient, Loaded } from './load.ts'

const { act, url, seconds, thinkMs, clients } = JSON.parse(await text(process.stdin)) as Load
const times: number[] = []
const wrong = new Set<string>()
const connections = await Promise.all(clients.map(() => Connection.open(url)))
const started = performance.now()
const until = started + seconds * 1000
const items = await Promise.all(clients.map((client, at) => work(client, connections[at]!)))
const took = (performance.now() - started) / 1000
for (const connection of connections) connection.close()
times.sort((a, b) => a - b)
const share = (part: number): number => times[Math.floor((times.length - 1) * part)] ?? 0
const loaded: Loaded = {
  done: times.length,
  seconds: took,
  p50: share(0.5),
  p95: share(0.95),
  wrong: [...wrong],
  items,
}
process.stdout.write(JSON.stringify(loaded))

/** One client, from its first question to the first answer after the end. */
async function work(client: LoadClient, connection: Connection): Promise<LoadClient['items']> {
  const [least, most] = thinkMs
  const items = client.items.map((one) => ({ ...one }))
  const headers = `cookie: ${client.cookie}\r\nsec-fetch-site: same-origin\r\nuser-agent: bench\r\n`
  if (most > 0) await sleep(Math.random() * most)
  for (let turn = 0; performance.now() < until; turn += 1) {
    const item = items[turn % items.length]!
    const asked = performance.now()
    const reply = await ask(connection, headers, client, item)
    const fault = faultOf(reply, item)
    if (fault === undefined) times.push(performance.now() - asked)
    else wrong.add(fault)
    if (most > 0) await sleep(least + Math.random() * (most - least))
  }
  return items
}

function ask(
  connection: Connection,
  headers: string,
  { unit, period, edition }: LoadClient,
  { item, version }: LoadClient['items'][number],
): Promise<Reply> {
  if (act === 'form') return connection.ask('GET', `/api/v1/forms/${unit}/${edition}/${period}`, headers)
  const number = String(1 + (version % 9))
  const content = { kind: 'number', number, typed: number }
  const path = act === 'save' ? `/api/v1/values/${unit}/${period}/${item}` : `/rows/${unit}/${period}/${item}`
  const key = `idempotency-key: ${crypto.randomUUID()}\r\n`
  return connection.ask('PUT', path, headers + key, JSON.stringify({ version, content, edition }))
}

/** What is not as it must be; a right answer moves the item's version on. */
function faultOf({ status, body }: Reply, item: { item: string; version: number }): string | undefined {
  if (status !== 200) return `${status} ${body.slice(0, 300)}`
  const answer = JSON.parse(body) as { rows?: unknown[]; leaves?: unknown[]; value?: { item: string; version: number } }
  if (act === 'form') return answer.rows && answer.rows.length > 0 ? undefined : 'a form without rows'
  const { value } = answer
  if (value?.item !== item.item || value.version !== item.version + 1) return `another version: ${body.slice(0, 300)}`
  if (act === 'save' && !(answer.leaves && answer.leaves.length > 0)) return 'a save without points'
  item.version = value.version
  return undefined
}

// The viewers of a measurement: read what they are to do as JSON, do it, print what came of it as JSON.
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '../server/connection.ts'
import type { Viewed, Viewing } from './viewing.ts'

const { url, path, cookie, viewers, seconds, thinkMs, rows } = JSON.parse(await text(process.stdin)) as Viewing
const times: number[] = []
const wrong = new Set<string>()
const [least, most] = thinkMs
const until = performance.now() + seconds * 1000
await Promise.all(Array.from({ length: viewers }, view))
times.sort((a, b) => a - b)
const share = (part: number): number => times[Math.floor((times.length - 1) * part)] ?? 0
const viewed: Viewed = { done: times.length, p50: share(0.5), p95: share(0.95), wrong: [...wrong] }
process.stdout.write(JSON.stringify(viewed))

async function view(): Promise<void> {
  const connection = await Connection.open(url)
  const headers = `cookie: ${cookie}\r\nsec-fetch-site: same-origin\r\nuser-agent: bench\r\n`
  await sleep(Math.random() * most)
  while (performance.now() < until) {
    const asked = performance.now()
    const { status, body } = await connection.ask('GET', path, headers)
    times.push(performance.now() - asked)
    const found = status === 200 ? (JSON.parse(body) as { rows: unknown[] }).rows.length : body.slice(0, 300)
    if (found !== rows) wrong.add(`${status} ${found}`)
    await sleep(least + Math.random() * (most - least))
  }
  connection.close()
}

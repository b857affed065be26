// `npm run bench:server`: saves a second beside bare inserts, and how long a save and a form take. With `--json` as JSON.
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { measured, type Measured } from '../bench/server/main.ts'
import { revision } from './revision.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean' } } })
const lines = await measured({ clients: 500, editors: 200, seconds: 6, turns: 3 })

if (values.json) console.log(JSON.stringify(lines, undefined, 2))
else console.log(`${heading()}\n\n${lines.map(lineOf).join('\n')}`)

function heading(): string {
  return [
    `The server over its own PostgreSQL (fsync on), the demonstration province, loopback; commit ${revision()}.`,
    `Server, PostgreSQL, peer and clients share ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}.`,
    'Each client is an officer with a session and a connection of its own; every answer was checked.',
  ].join('\n')
}

function lineOf({ what, figure, target, reached }: Measured): string {
  const verdict = target === undefined ? '' : `  (${target}: ${reached ? 'reached' : 'NOT reached'})`
  return `${what}: ${figure}${verdict}`
}

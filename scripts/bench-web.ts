// `npm run bench:web`: a form of 300 criteria and the public first page on a slow machine, against their limits. With `--json` as JSON.
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { measured, type Measured } from '../bench/web/main.ts'
import { revision } from './revision.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean' } } })
const lines = await measured()

if (values.json) console.log(JSON.stringify(lines, undefined, 2))
else console.log(`${heading()}\n\n${lines.map(lineOf).join('\n')}`)

function heading(): string {
  return [
    `The built pages in Chromium at 1366×768 slowed down four times, the real server beside it; commit ${revision()}.`,
    `All share ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}.`,
  ].join('\n')
}

function lineOf({ what, figure, limit, reached }: Measured): string {
  return `${what}: ${figure}  (${limit}: ${reached ? 'reached' : 'NOT reached'})`
}

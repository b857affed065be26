// `npm run bench:round`: how long a look at a round's board takes, alone and beside officers who save, and a page of the
// appraisal queue. With `--json` as JSON.
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { measured, type Extent } from '../bench/round/main.ts'
import { revision } from './revision.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean' } } })
const EXTENT: Extent = { viewers: 20, editors: 20, seconds: 20 }

const lines = await measured(EXTENT)
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
const missed = lines.filter(({ reached }) => reached === false).length
if (values.json) console.log(JSON.stringify({ date: new Date().toISOString(), commit: revision(), machine, lines }))
else {
  console.log(`Machine: ${machine}, commit ${revision()}\n`)
  for (const { what, figure, target, reached } of lines) {
    const goal = target === undefined ? '' : ` (target ${target}: ${reached ? 'reached' : 'NOT reached'})`
    console.log(`${what}: ${figure}${goal}`)
  }
  console.log(`\n${lines.length} measured, ${missed} targets not reached`)
}
process.exitCode = missed === 0 ? 0 : 1

// `npm run bench`: speed and memory beside what else could have been used, in one table. With `--short` only the equal
// results are checked, without the packages that are compared with; with `--json` the table is JSON.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkFew, measured } from '../bench/main.ts'
import { isReached, table } from '../bench/report.ts'
import { installed } from './install.mjs'
import { root } from './pinned-node.mjs'

const { values } = parseArgs({ options: { short: { type: 'boolean' }, json: { type: 'boolean' } } })

if (values.short) {
  checkFew()
  console.log('Kết quả bằng nhau. / Equal results.')
} else if (await installed(join(root, 'bench'))) {
  const lines = await measured()
  if (values.json)
    console.log(
      JSON.stringify(
        lines.map((line) => ({ ...line, reached: isReached(line) })),
        undefined,
        2,
      ),
    )
  else console.log(`${heading()}\n\n${table(lines)}`)
} else process.exitCode = 1

function heading(): string {
  return [
    '306 criteria of the mixed rules of the documents, with sums and places in two groups; medians of one run.',
    'Results were compared before timing: the others with ours to 1e-9, ours with exact arithmetic in every status.',
    'For all alike, compiling the rules and laying values into columns (rows, cells) is not timed but where said.',
    'Double mode and closures write over the results of the run before; exact publishing takes fresh memory.',
    'figure: their time ÷ ours, but where the line says otherwise.',
  ].join('\n')
}

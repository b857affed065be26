// `npm run prove:workbook [-- FIRST]`: 200 random editions as workbooks, recomputed by LibreOffice Calc and compared.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { differences } from '#test/workbook/compared.ts'
import { randomInputs } from '#test/workbook/random-edition.ts'
import { recalculatedWorkbooks } from '#test/workbook/recalculated.ts'
import { root } from './pinned-node.mjs'
import { revision } from './revision.ts'

const EDITIONS = 200
const TOGETHER = 20

const first = Number(process.argv[2] ?? 1000)
if (!Number.isSafeInteger(first)) throw new Error('Hạt giống là số nguyên. / The seed is a whole number.')
const started = performance.now()
const seeds = Array.from({ length: EDITIONS }, (_, at) => first + at)
const found: string[] = []
let cells = 0

for (let at = 0; at < seeds.length; at += TOGETHER) {
  const batch = seeds.slice(at, at + TOGETHER).map((seed) => ({ seed, inputs: randomInputs(seed) }))
  const workbooks = await recalculatedWorkbooks(batch.map(({ inputs }) => inputs))
  for (const [place, { seed, inputs }] of batch.entries()) {
    cells += inputs.members.length * inputs.outline.nodes.length
    found.push(...differences(workbooks[place]!, inputs).map((difference) => `${seed}: ${difference}`))
  }
  console.log(`${at + batch.length} / ${EDITIONS}: ${found.length}`)
}

mkdirSync(join(root, 'docs', 'proof'), { recursive: true })
writeFileSync(join(root, 'docs', 'proof', 'workbook.md'), page())
console.log(found.length === 0 ? 'Không có chỗ lệch. / No differences.' : found.join('\n'))
process.exitCode = found.length === 0 ? 0 : 1

function page(): string {
  return [
    '# Proof: the workbook and the engine agree',
    '',
    'Random editions with random values are written as workbooks with live formulas, recomputed by LibreOffice Calc, read back by exceljs and compared with the engine: points of every node within 1e-9, the status of every leaf, published figures, places. Generator and comparison: `test/workbook/`.',
    '',
    `- date: ${new Date().toISOString().slice(0, 10)}`,
    `- commit: ${revision()}`,
    `- editions: ${EDITIONS}, seeds ${first} to ${first + EDITIONS - 1}; 12 rules and 15 units each`,
    `- node figures compared: ${cells.toLocaleString('en')}`,
    `- time: ${Math.round((performance.now() - started) / 1000)} s`,
    `- differences: ${found.length}`,
    `- repeat: \`npm run prove:workbook -- ${first}\``,
    '',
    ...found.slice(0, 50).map((one) => `    ${one}`),
  ].join('\n')
}

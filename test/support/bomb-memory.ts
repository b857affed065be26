// Examines the workbook in a file in a process of its own, and prints how it was refused and how much memory that took.
import { readFileSync } from 'node:fs'
import { Refusal } from '#server/refusal.ts'
import { examineWorkbook } from '#server/form-files/received-workbook.ts'

const workbook = readFileSync(process.argv[2]!)
let most = 0
const before = process.memoryUsage.rss()
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss() - before)), 1)
const refused = await examineWorkbook(workbook).then(
  () => 'taken',
  (error: unknown) => (error instanceof Refusal ? (error.details as { fault: string }).fault : String(error)),
)
clearInterval(watch)
most = Math.max(most, process.memoryUsage.rss() - before)
process.stdout.write(JSON.stringify({ refused, megabytes: Math.ceil(most / 1024 / 1024), packed: workbook.length }))

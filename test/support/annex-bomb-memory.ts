// Reads the annex in a file as the server does, in a process of its own, and prints how it was refused and how much
// memory that took beyond what a small file takes.
import { readFileSync } from 'node:fs'
import { annexReader } from '#server/annexes/annex-thread.ts'
import { Refusal } from '#server/refusal.ts'
import { paragraph, wordDocument } from './annex-documents.ts'

const annex = readFileSync(process.argv[2]!)
const read = annexReader()
const codeOf = (bytes: Uint8Array): Promise<string> =>
  read(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? (error.details as { code: string }).code : String(error)),
  )
let highest = 0
const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 1)
await codeOf(wordDocument(paragraph('Kính gửi')))
const usual = Math.max(highest, process.memoryUsage.rss())
const refused = await codeOf(annex)
clearInterval(watch)
highest = Math.max(highest, process.memoryUsage.rss())
process.stdout.write(
  JSON.stringify({ refused, megabytes: Math.ceil((highest - usual) / 1024 / 1024), packed: annex.length }),
)

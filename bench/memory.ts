// Run as a process of its own: loads, scores and ranks as many units as the first argument says, their values in the
// file of the second one column after the other, and prints what that took.
import { openSync, readSync } from 'node:fs'
import { exactFromNumber } from '../src/domain/exact.ts'
import { ValueStore } from '../src/domain/value/value-store.ts'
import { measuredEdition } from './edition.ts'
import { boundInputs, publish } from './ours.ts'
import { PERIOD } from './values.ts'

const units = Number(process.argv[2])
const file = openSync(process.argv[3]!, 'r')
const started = performance.now()
const measured = measuredEdition()
const store = new ValueStore()
for (let unit = 0; unit < units; unit += 1) store.row(`don-vi-${unit}`)
const column = new Float64Array(units)
for (const item of measured.items) {
  readSync(file, new Uint8Array(column.buffer))
  for (let unit = 0; unit < units; unit += 1) {
    if (!Number.isNaN(column[unit])) store.setFact(item.id, PERIOD, unit, exactFromNumber(column[unit]!))
  }
}
const loaded = performance.now()
const ranked = publish(boundInputs(measured, store, units)).reduce((sum, { rows }) => sum + rows.length, 0)
const published = performance.now()
const megabytes = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ ranked, megabytes, loading: loaded - started, publishing: published - loaded }))

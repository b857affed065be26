import { measuredEdition } from './edition.ts'
import { taskOf, oursInDoubles, publish } from './ours.ts'
import { byHandInColumnOrder, byHandInRowOrder } from './by-hand.ts'
import { difference } from './results.ts'
const N = Number(process.argv[2] ?? 1500), R = Number(process.argv[3] ?? 40)
const { task, inputs } = taskOf(measuredEdition(), N)
const ours = oursInDoubles(inputs, task)
const all = process.argv[4] === "h" ? [byHandInColumnOrder(task), byHandInRowOrder(task)] : [ours, byHandInColumnOrder(task), byHandInRowOrder(task), ...(process.argv[4] ? [] : [{ name: 'publish', run: () => publish(inputs) as never }])]
const first = ours.run()
for (const o of all.slice(1, 3)) console.log(o.name, difference(first, o.run(), task) ?? 'equal')
const times = all.map(() => [] as number[])
for (let r = 0; r < R; r++) for (let k = 0; k < all.length; k++) { const t = performance.now(), c = process.cpuUsage(); all[k]!.run(); const d = process.cpuUsage(c); times[k]!.push(process.env.CPU ? (d.user + d.system) / 1000 : performance.now() - t) }
const med = times.map((t) => t.slice(R >> 2).sort((a, b) => a - b)[(R - (R >> 2)) >> 1]!)
const min = times.map((t) => Math.min(...t))
all.forEach((o, k) => console.log(o.name.padEnd(24), med[k]!.toFixed(2), 'min', min[k]!.toFixed(2), 'ratio', (med[k]! / med[0]!).toFixed(2), (min[k]!/min[0]!).toFixed(2)))

// `npm run check`: the quick part of `npm test`, without a browser.
import { endChildrenOnSignal, type Step } from './step.ts'
import { qualitySteps } from './quality.ts'
import { runVitest } from './vitest-run.ts'

endChildrenOnSignal()
const steps: Step[] = [...(await qualitySteps()), (await runVitest('unit')).step]
const failed = steps.filter((step) => !step.passed)
for (const { name } of failed) console.log(`✗ ${name}`)
console.log(
  failed.length === 0
    ? 'Tất cả đều đạt. / All passed.'
    : `${failed.length} bước không đạt. / ${failed.length} steps failed.`,
)
process.exitCode = failed.length === 0 ? 0 : 1

// `npm run screens`: proves every screen and leaves a picture of each of its states in test-results/screens (git ignores it).
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pinned-node.mjs'
import { endChildrenOnSignal, tool } from './step.ts'

const FOLDER = join(root, 'test-results', 'screens')

endChildrenOnSignal()
rmSync(FOLDER, { recursive: true, force: true })
const args = ['run', '--project', 'e2e', 'test/e2e/every-screen.test.ts']
const { passed } = await tool('screens', 'vitest', args, { show: 'live', env: { LABAN_SCREENS: FOLDER } })
console.log(`Ảnh màn hình: ${FOLDER} / Pictures: ${FOLDER}`)
if (!passed) process.exitCode = 1

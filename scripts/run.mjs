// `node scripts/run.mjs FILE ARGS` installs what the lockfile says, then runs FILE with the pinned Node;
// `node scripts/run.mjs --bin TOOL ARGS` runs the JavaScript entry of a tool of node_modules.
// Plain JavaScript: the machine's own Node runs it.
import { installed } from './install.mjs'
import { entryOf, fail, handOver, pinnedNode, refuseOldNode, root } from './pinned-node.mjs'

const OLDEST = 20

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  fail(`Cần Node ${OLDEST} trở lên.`, `Node ${OLDEST} or later is needed.`)
}
if (!(await installed(root))) {
  fail('npm ci không chạy được: kiểm tra kết nối tới kho gói npm.', 'npm ci failed: is the npm registry reachable?')
}

const node = pinnedNode() ?? refuseOldNode()
const [file, ...rest] = process.argv.slice(2)
if (file === '--bin') handOver(node, [entryOf(rest[0]), ...rest.slice(1)], { cwd: root })
else handOver(node, [file, ...rest], { cwd: root })

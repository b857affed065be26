#!/usr/bin/env node
// `npx laban …`: the command line, by the pinned Node. Plain JavaScript: the machine's own Node runs it.
import * as module from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { handOver, pinnedNode, refuseOldNode, root } from './pinned-node.mjs'

const main = join(root, 'src', 'cli', 'main.ts')
const node = pinnedNode() ?? refuseOldNode()

// Compiled code kept between runs halves the time to the first line.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'node')
if (node === process.execPath) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
  await import(pathToFileURL(main).href)
} else handOver(node, [main, ...process.argv.slice(2)])

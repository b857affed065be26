#!/usr/bin/env node
// `npx laban …`: hands over to the command line. Plain JavaScript: the machine's own Node runs it.
import { join } from 'node:path'
import { handOver, pinnedNode, refuseOldNode, root } from './pinned-node.mjs'

handOver(pinnedNode() ?? refuseOldNode(), [join(root, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)])

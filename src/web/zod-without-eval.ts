import type { z } from 'zod'

declare global {
  var __zod_globalConfig: Parameters<typeof z.config>[0] | undefined
}

// Zod's compiled parsers need `new Function`, which the content security policy forbids. Zod reads this when it is first
// loaded, which is with the first page that needs it.
globalThis.__zod_globalConfig = { jitless: true }

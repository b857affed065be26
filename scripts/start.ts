// `npm start`: builds the pages when they are older than their sources, fills a new trial database, then serves.
import { prepareTrial } from '#cli/memory/prepare-trial.ts'
import { serve } from '#server/main.ts'
import { buildWeb, WEB } from './build-web.ts'

await buildWeb()
await serve(process.env, WEB, prepareTrial)

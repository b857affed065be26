// `npm start`: builds the pages when they are older than their sources, then serves.
import { serve } from '#server/main.ts'
import { buildWeb, WEB } from './build-web.ts'

await buildWeb()
await serve(process.env, WEB)

// Owns the PostgreSQL of the folder given, as a server does: tells where it is, or why not, as one line of JSON.
// SIGTERM stops both; when PostgreSQL is lost it ends with code 3.
import { EmbeddedError } from '#db/embedded/embedded-error.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'

const LOST = 3

try {
  const embedded = await startEmbedded(process.argv[2]!)
  const { url, port, adopted } = embedded
  process.once('SIGTERM', () => void embedded.stop().then(() => process.exit(0)))
  console.log(JSON.stringify({ url, port, adopted }))
  await embedded.lost
  process.exit(LOST)
} catch (error) {
  if (!(error instanceof EmbeddedError)) throw error
  console.log(JSON.stringify({ code: error.code, ...error.params }))
}

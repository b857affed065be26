// `npm run prove:faults`: kills, a lost database, a wrong clock and a full disk, told in docs/proof/faults.md.
import { FAULTS, ITEMS_EACH, OFFICERS } from '#test/faults/all-faults.ts'
import { provincePattern } from '#test/faults/province-folder.ts'
import { proveFaults } from './fault-proof.ts'

const EXTENT = { kills: 20, awayMs: 30_000 }

const pattern = await provincePattern(OFFICERS, ITEMS_EACH)
await proveFaults({
  name: 'faults',
  title: 'Proof: faults',
  text: 'The server runs as a process of its own over PostgreSQL with fsync on, the demonstration province and signed-in officers who save. After each fault: every acknowledged save is there once, with its event; no value without event, no event without value; times within a stream never go back; all chains hold, with the checkpoints; what was not acknowledged is sent again under its key and is done once; who could not be served was told 503 `unavailable`. How each is brought about: `test/faults/`.',
  faults: Object.fromEntries(
    Object.entries(FAULTS).map(([name, bringAbout]) => [name, () => bringAbout(pattern, EXTENT)]),
  ),
})
pattern.remove()

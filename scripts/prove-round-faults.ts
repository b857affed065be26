// `npm run prove:round-faults`: kills while heads submit and files come in, a full disk, told in docs/proof/round-faults.md.
import { MEMBERS_EACH, ROUND_FAULTS } from '#test/round-faults/all-round-faults.ts'
import { roundPattern } from '#test/round-faults/round-folder.ts'
import { proveFaults } from './fault-proof.ts'

const EXTENT = { kills: 20 }

const pattern = await roundPattern(EXTENT.kills * MEMBERS_EACH)
await proveFaults({
  name: 'round-faults',
  title: 'Proof: faults in a round',
  text: 'The server runs as a process of its own over PostgreSQL with fsync on and an open round whose heads submit and bring files. After each fault: every acknowledged submission is there with its receipt, pins, scorecard, both events and its state, none is half done, receipts are numbered 1, 2, 3 …, all chains hold; who had no answer submits again and is taken, or told that it was done. Every acknowledged file has its row, every row its file with its own bytes; pieces are swept up; what found no room was refused as such. How each is brought about: `test/round-faults/`.',
  faults: Object.fromEntries(
    Object.entries(ROUND_FAULTS).map(([name, bringAbout]) => [name, () => bringAbout(pattern, EXTENT)]),
  ),
})
pattern.remove()

// `npm run prove:round-faults`: kills while heads submit, files come in, appraisers decide and the council approves, two who decide at once, a full disk, told in docs/proof/round-faults.md.
import { MEMBERS_EACH, ROUND_FAULTS } from '#test/round-faults/all-round-faults.ts'
import { roundPattern } from '#test/round-faults/round-folder.ts'
import { proveFaults } from './fault-proof.ts'

const EXTENT = { kills: 20 }

const pattern = await roundPattern(EXTENT.kills * MEMBERS_EACH)
await proveFaults({
  name: 'round-faults',
  title: 'Proof: faults in a round',
  text: 'The server runs as a process of its own over PostgreSQL with fsync on and a round whose heads submit and bring files, whose appraisers decide and whose council approves. After each fault: every acknowledged submission is there with its receipt, pins, scorecard, both events and its state, none is half done, receipts are numbered 1, 2, 3 …, all chains hold; who had no answer submits again and is taken, or told that it was done. Every acknowledged file has its row, every row its file with its own bytes; pieces are swept up; what found no room was refused as such. Every acknowledged finding is told once in its history, and findings with their corrections are what the histories say; every acknowledged approval is there with its event, its sealed scorecard, its notice and the round’s one decision, any other one not at all or wholly. Of two who give one number two values at once one is taken and the other told so. How each is brought about: `test/round-faults/`.',
  faults: Object.fromEntries(
    Object.entries(ROUND_FAULTS).map(([name, bringAbout]) => [name, () => bringAbout(pattern, EXTENT)]),
  ),
})
pattern.remove()

import type { ScorecardNode } from '#domain/submission/scorecard.ts'
import { words as entry } from '../entry/words.ts'
import type { Laid } from './use-edition.ts'
import { whyLostWords as words } from './words.ts'

/** Of each number that a criterion lacks, what it is and who is to give it. */
export function missingNumbers({ code, missing = [] }: ScorecardNode, { outline, items }: Laid): string[] {
  const letters = outline.byCode.get(code)?.leaf?.letters ?? []
  return missing.map(({ letter: name, item: id, code: why }) => {
    const item = items.get(id)
    const said = item?.name ?? id
    if (why === 'not-fixed-yet') return words.notFixed(said)
    const of = letters.find((letter) => letter.name === name)?.variable.of ?? 'own'
    const suppliers = item?.providers.map((one) => entry.details.suppliers[one] ?? one).join(', ') ?? ''
    return words.owed(said, of === 'own' && suppliers !== '' ? suppliers : words.owners[of])
  })
}

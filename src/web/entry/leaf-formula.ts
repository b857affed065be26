import type { OutlineNode } from '#domain/edition/outline.ts'
import { formulaWith } from '../edition/formula-text.ts'
import { figure } from '../language.ts'
import { maximumText } from '../province/maximum-text.ts'
import { contentText } from './content-text.ts'
import { standOf } from './edit-history.ts'
import type { EntryState } from './entry-state.ts'
import { acts } from './words.ts'

/** A criterion's rule with what stands in the form now; a number of somebody else's keeps its letter. */
export function formulaNow({ leaf }: OutlineNode, cells: EntryState['cells']): string {
  const { formula, letters, max } = leaf!
  if (!formula) return ''
  const standsFor = new Map(letters.map((letter) => [letter.name, letterNow(letter, cells)]))
  standsFor.set('max', figure(maximumText(max)))
  return formulaWith(formula, (letter) => standsFor.get(letter) ?? letter)
}

function letterNow(
  { name, item, variable }: NonNullable<OutlineNode['leaf']>['letters'][number],
  cells: EntryState['cells'],
): string {
  const cell = cells.get(item.id)
  if (variable.of !== 'own' || variable.combine !== 'none' || variable.period !== 'same' || !cell) return name
  const { content } = standOf(cell)
  if (content.kind === 'withdrawn' || content.kind === 'cannot-provide') return `[${acts.panel.missing}]`
  return content.kind === 'option' ? `«${contentText(item, content)}»` : contentText(item, content)
}

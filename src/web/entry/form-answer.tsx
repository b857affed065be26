import { figure } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { countsOf } from './counts.ts'
import { isSameRecord, useEntryState } from './entry-context.ts'
import { shortMax } from './points.tsx'
import { words } from './words.ts'

/** The page's title and its answer: the points now, how much is given, what is still to be done. */
export function FormAnswer({ title }: { title: string }) {
  const counts = useEntryState(({ cells }) => countsOf(cells.values()), isSameRecord)
  const total = useEntryState(({ totals }) => totals!.whole, isSameRecord)
  const { given, asked, missing, notes, confirmations } = counts
  const still = [
    missing > 0 ? words.form.missing(figure(missing)) : undefined,
    notes > 0 ? words.form.notes(figure(notes)) : undefined,
    confirmations > 0 ? words.form.confirmations(figure(confirmations)) : undefined,
  ].filter((part) => part !== undefined)
  return (
    <PageHead title={title}>
      {words.form.points(figure(total.points), figure(shortMax(total.max)))}{' '}
      {words.form.given(figure(given), figure(asked))}
      {still.length === 0 ? words.form.complete : words.form.still(still.join(', '))}
    </PageHead>
  )
}

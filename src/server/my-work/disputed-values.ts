import type { UnitWork } from '#contract/my-work.ts'
import type { Db } from '#db/database.ts'
import type { UnitForm } from './unit-work.ts'

/** By submission, the unit's own numbers of the period that a verifier doubts, with what the verifier wrote. */
export async function disputedValues(db: Db, forms: readonly UnitForm[]): Promise<Map<string, UnitWork['disputed']>> {
  const disputed = forms.map(({ submission, grounds, known }) => ({
    submission: submission.id,
    grounds,
    values: known.filter(
      ({ subject, period, state }) =>
        state === 'disputed' && subject === grounds.member.id && period === grounds.period.key,
    ),
  }))
  const notes = await notesOn(
    db,
    disputed.flatMap(({ values }) => values.map(({ id }) => id)),
  )
  return new Map(
    disputed.map(({ submission, grounds, values }) => [
      submission,
      values.map(({ id, item }) => {
        const note = notes.get(id)
        return { item, name: grounds.items.get(item)!.name, ...(note !== undefined && { note }) }
      }),
    ]),
  )
}

async function notesOn(db: Db, values: readonly string[]): Promise<Map<string, string>> {
  if (values.length === 0) return new Map()
  const rows = await db
    .selectFrom('value_verdict')
    .select(['value_id', 'note'])
    .where('value_id', 'in', [...values])
    .orderBy('decided_at')
    .orderBy('id')
    .execute()
  // The last verdict rules, with or without a note.
  const last = new Map(rows.map(({ value_id, note }) => [value_id, note]))
  return new Map([...last].flatMap(([id, note]) => (note === null ? [] : [[id, note]])))
}

import { sql } from 'kysely'
import type { UnitWork } from '#contract/my-work.ts'
import type { Db } from '#db/database.ts'
import { askedItems } from '#domain/edition/asked-items.ts'
import type { UnitForm } from './unit-work.ts'

type LeftOff = NonNullable<UnitWork['leftOff']>

/** By submission, what an account itself typed last in the form; copies are made by the hundred and tell nothing. */
export async function leftOff(db: Db, account: string, forms: readonly UnitForm[]): Promise<Map<string, LeftOff>> {
  if (forms.length === 0) return new Map()
  const wanted = forms.map(({ submission, grounds: { member, period, outline } }) => ({
    submission: submission.id,
    subject: member.id,
    period: period.key,
    items: askedItems(outline, member.kind).map(({ id }) => id),
  }))
  const { rows } = await sql<{ submission: string; item: string; at: Date }>`
    select wanted.submission, latest.item_id as item, latest.entered_at as at
    from json_to_recordset(${JSON.stringify(wanted)}::json)
      as wanted (submission uuid, subject uuid, period text, items text[])
    cross join lateral (
      select item_id, entered_at from value
      where subject_id = wanted.subject and period = wanted.period and part_id is null
        and item_id = any(wanted.items) and entered_by = ${account} and source = 'typed'
      order by entered_at desc, id desc limit 1
    ) as latest
  `.execute(db)
  const items = new Map(forms.map(({ submission, grounds }) => [submission.id, grounds.items]))
  return new Map(
    rows.map(({ submission, item, at }) => {
      const name = items.get(submission)!.get(item)!.name
      return [submission, { item, name, at: at.toISOString() }]
    }),
  )
}

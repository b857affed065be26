import { createHash } from 'node:crypto'
import type { StreamName } from '#domain/event/event.ts'
import type { PlannedRow } from '#domain/value/workbook-plan.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import type { FormKey } from '../forms/show-form.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { writeVersions, type NewVersion } from '../values/version.ts'
import { askedForm, formNow } from './form-now.ts'
import { plannedWorkbook, versionsOf } from './planned-workbook.ts'
import { receivedWorkbook } from './received-workbook.ts'
import { readWorkbook } from './workbook-thread.ts'

type Input = FormKey & { readonly accepted: string; readonly rows: 'all' | 'valid' }

/**
 * Writes what a workbook changes, in one piece: exactly what its check has shown, or nothing. Rows with faults keep
 * everything from being written unless the caller asked for the valid rows only.
 */
export async function importFormWorkbook(
  deps: ValueDeps,
  { accepted, rows, ...key }: Input,
  call: Call,
): Promise<{ written: number }> {
  const bytes = await receivedWorkbook(call)
  const read = await readWorkbook(bytes)
  const asked = await askedForm(deps, key)
  const stream: StreamName = `organisation:${key.organisation}`
  return deps.db.transaction().execute(async (tx) => {
    const heads = await lockHeads(tx, [stream])
    const planned = plannedWorkbook(read, bytes, asked, await formNow(tx, asked))
    if (planned.accepted !== accepted) throw new Refusal('stale')
    if (planned.faults > 0 && rows === 'all') throw new Refusal('workbook-has-faults')
    const versions = versionsOf(planned.rows, asked, { call, at: heads.at })
    if (versions.length === 0) return { written: 0 }
    const written = await writeVersions(tx, versions)
    if (written.length !== versions.length) throw new Error('another version stands where the head is locked')
    const { account } = actorOf(call)
    const body = {
      ...{ period: key.period, edition: key.edition, source: 'imported' },
      file: createHash('sha256').update(bytes).digest('hex'),
      values: toldValues(versions, planned.rows),
    }
    await recordOn(tx, heads, [{ stream, kind: 'values.imported', by: account, body }], call.origin)
    return { written: written.length }
  })
}

function toldValues(versions: readonly NewVersion[], rows: readonly PlannedRow[]): object[] {
  const before = new Map(rows.filter(({ after }) => after).map((row) => [row.item, row.before]))
  return versions.map(({ item, version, content, note, author }) => ({
    ...{ item, version, before: before.get(item) ?? null, after: content, onBehalf: author.onBehalf },
    note: note ?? null,
  }))
}

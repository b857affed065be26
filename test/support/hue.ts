import { readEdition, readItems, readNearEqual } from '#content/library.ts'
import { periodFrom } from '#domain/period/period.ts'
import { inputsOf } from '#domain/scoring/inputs.ts'
import { Intake } from '#domain/value/intake.ts'
import { soundOutline, read, type Scored } from './small-edition.ts'

/** The edition that the plan prints, as it comes with the program. */
export const hueEdition = readEdition('hue-2020')
export const hueItems = readItems()
export const hueNearEqual = readNearEqual()
export const hueOutline = soundOutline(hueEdition, hueItems)

/** [organisation, criterion, letter, value as typed]. */
export type CriterionRow = readonly [organisation: string, criterion: string, letter: string, value: string]

/** Scores rows as a values file would hold them; bad rows are an error. */
export function hueScored(rows: readonly CriterionRow[], organisations?: readonly string[]): Scored {
  const intake = new Intake({ outline: hueOutline, items: hueItems, period: '2020' })
  for (const organisation of organisations ?? []) intake.store.row(organisation)
  for (const [at, [organisation, criterion, variable, value]] of rows.entries())
    intake.add({ line: at + 2, organisation, criterion, variable, value })
  if (intake.faults.length > 0) throw new Error(JSON.stringify(intake.faults[0]))
  const members = intake.store.subjects().map((id) => ({ id, name: id, group: '', ranked: true }))
  return read(
    hueOutline,
    inputsOf(hueOutline, { organisations: members, members: members.length }, intake.store, periodFrom('2020')!),
  )
}

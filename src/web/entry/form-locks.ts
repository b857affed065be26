import type { FormRound } from '#contract/forms.ts'
import type { Outline } from '#domain/edition/outline.ts'

export type Opening = FormRound['openings'][number]

/** Which figures may be entered although the form is closed, and why. */
export type FormLocks = {
  readonly isLocked: (item: string) => boolean
  readonly openings: (item: string) => readonly Opening[]
}

export const NOTHING_LOCKED: FormLocks = { isLocked: () => false, openings: () => [] }

/** Method §13.4: what was submitted is locked but for what reads into a criterion that was opened. */
export function formLocks(outline: Outline, round: FormRound | undefined): FormLocks {
  const opened = new Map<string, Opening[]>()
  for (const opening of round?.openings ?? []) {
    const letters = outline.byCode.get(opening.node)?.leaf?.letters ?? []
    for (const id of new Set(letters.filter(({ variable }) => variable.of === 'own').map(({ item }) => item.id)))
      opened.set(id, [...(opened.get(id) ?? []), opening])
  }
  return {
    isLocked: (item) => round?.closed !== undefined && !opened.has(item),
    openings: (item) => opened.get(item) ?? [],
  }
}

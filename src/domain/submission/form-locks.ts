import type { Outline } from '../edition/outline.ts'

/** Which figures may be entered although the form is closed, and why. */
export type FormLocks<Opening> = {
  readonly isLocked: (item: string) => boolean
  readonly openings: (item: string) => readonly Opening[]
}

/** What of a round says which figures are locked. */
export type LockingRound<Opening> = { readonly closed?: unknown; readonly openings: readonly Opening[] }

export const NOTHING_LOCKED: FormLocks<never> = { isLocked: () => false, openings: () => [] }

/** Method §13.4: what was submitted is locked but for what reads into a criterion that was opened. */
export function formLocks<Opening extends { readonly node: string }>(
  outline: Outline,
  round: LockingRound<Opening> | undefined,
): FormLocks<Opening> {
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

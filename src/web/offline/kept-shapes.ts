import type { z } from 'zod'
import { EditionWithItems } from '#contract/edition-views.ts'
import { editions } from '#contract/editions.ts'
import { FormList, forms, FormView, PartList } from '#contract/forms.ts'
import type { Operation, OutputOf } from '#contract/operation.ts'
import { OwnSession } from '#contract/session-views.ts'

const SHAPES = new Map<string, z.ZodType>([
  [editions.showEdition.path, EditionWithItems],
  [forms.listForms.path, FormList],
  [forms.showForm.path, FormView],
  [forms.listParts.path, PartList],
])

/** What was kept of an operation's answer; undefined where an older version of the pages kept what does not fit any more. */
export function readAnswer<Op extends Operation>({ path }: Op, kept: unknown): OutputOf<Op> | undefined {
  return SHAPES.get(path)?.safeParse(kept).data as OutputOf<Op> | undefined
}

export function readSession(kept: unknown): OwnSession | undefined {
  return OwnSession.safeParse(kept).data
}

/** Those of the kept answers that are forms. */
export function formsAmong(kept: readonly unknown[]): FormView[] {
  return kept.flatMap((answer) => FormView.safeParse(answer).data ?? [])
}

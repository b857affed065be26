import type { VerdictView } from '#contract/values.ts'
import type { Verdict } from '#domain/value/value-state.ts'

type Row = {
  readonly verdict: string
  readonly note: string | null
  readonly display_name: string
  readonly decided_at: Date
}

export function verdictView({ verdict, note, display_name: by, decided_at: at }: Row): VerdictView {
  return { verdict: verdict as Verdict, ...(note !== null && { note }), by, at: at.toISOString() }
}

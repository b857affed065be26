import { useState } from 'react'

/** What stands in a field: what was typed, until something else is shown than what came of it. */
export type TypedText = {
  readonly text: string
  /** Undefined where the field shows what is kept. */
  readonly typed: string | undefined
  /** `isKept`: what was typed is kept, and will be shown in its own form. */
  readonly type: (typed: string, isKept: boolean) => void
  readonly forget: () => void
}

type Own = { readonly typed: string | undefined; readonly shown: string; readonly isKept: boolean }

/** Keeps a field's own text while it is typed in; undoing, or another row, shows what is there. */
export function useTyped(shown: string): TypedText {
  const [own, set] = useState<Own>({ typed: undefined, shown, isKept: false })
  const now = own.shown === shown ? own : { typed: own.isKept ? own.typed : undefined, shown, isKept: false }
  if (now !== own) set(now)
  return {
    text: now.typed ?? shown,
    typed: now.typed,
    type: (typed, isKept) => set({ typed, shown, isKept }),
    forget: () => set({ typed: undefined, shown, isKept: false }),
  }
}

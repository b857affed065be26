import type { Edition } from '#domain/edition/definition.ts'

/** What has been done to a draft on this page: it can be taken back and done again. */
export type EditHistory = {
  readonly past: readonly Edition[]
  readonly now: Edition
  readonly future: readonly Edition[]
  /** The field that was typed in last: what follows in the same one is one act. */
  readonly field: string | undefined
}

export type EditAct =
  | { readonly kind: 'change'; readonly to: Edition; readonly field?: string | undefined }
  | { readonly kind: 'undo' | 'redo' }
  | { readonly kind: 'begin'; readonly with: Edition }

const MOST_STEPS = 200

export function begunWith(now: Edition): EditHistory {
  return { past: [], now, future: [], field: undefined }
}

export function afterAct(history: EditHistory, act: EditAct): EditHistory {
  const { past, now, future, field } = history
  switch (act.kind) {
    case 'begin':
      return begunWith(act.with)
    case 'undo': {
      const before = past.at(-1)
      if (!before) return history
      return { past: past.slice(0, -1), now: before, future: [now, ...future], field: undefined }
    }
    case 'redo': {
      const [next, ...rest] = future
      return next ? { past: [...past, now], now: next, future: rest, field: undefined } : history
    }
    case 'change': {
      if (act.to === now) return history
      const isSameField = act.field !== undefined && act.field === field
      return {
        past: isSameField ? past : [...past, now].slice(-MOST_STEPS),
        now: act.to,
        future: [],
        field: act.field,
      }
    }
  }
}

import { memo } from 'react'
import { figure } from '../language.ts'
import { useEntry, useEntryState } from './entry-context.ts'
import styles from './entry-row.module.css'
import { typingEffect } from './typing-effect.ts'
import { acts, capital } from './words.ts'

/** More criteria than these are only counted. */
const MOST_NAMED = 2

/** What the figure that is being typed does to the points; nothing where that is not known exactly. Drawn behind the key. */
export const EffectNote = memo(function EffectNote({ id }: { id: string }) {
  const { hasPredecessors } = useEntry()
  const isTyped = useEntryState(({ typing }) => typing?.id === id)
  return isTyped && !hasPredecessors ? <Effect /> : null
})

function Effect() {
  const { outline } = useEntry()
  const said = useEntryState((state) => {
    const effect = typingEffect(state, outline)
    if (!effect) return ''
    if (effect.leaves.length === 0) return effect.isWhole ? capital(acts.effect.none) : ''
    const leaves =
      effect.leaves.length > MOST_NAMED
        ? [acts.effect.leaves(figure(effect.leaves.length))]
        : effect.leaves.map(({ code, change }) => acts.effect.leaf(code, signed(change)))
    return capital([...leaves, acts.effect.total(signed(effect.total))].join('; '))
  })
  return said === '' ? null : (
    <p className={styles.effect} data-effect>
      {said}
    </p>
  )
}

function signed(change: string): string {
  return change.startsWith('-') ? figure(change) : `+${figure(change)}`
}

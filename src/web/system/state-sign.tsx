import type { SystemFinding } from '#contract/examination.ts'
import styles from './state-sign.module.css'
import { words } from './words.ts'

type State = SystemFinding['state']

/** A state as a word, and as a shape of its own beside the colour. */
export function StateSign({ state }: { state: State }) {
  return (
    <span className={`${styles.sign} ${styles[state]}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[state]}
      </svg>
      {words.states[state]}
    </span>
  )
}

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.75, strokeLinecap: 'round' } as const
const MARK = { ...LINE, stroke: 'var(--paper)' } as const

const SHAPES = {
  broken: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="M5.5 5.5l5 5m0-5l-5 5" {...MARK} />
    </>
  ),
  remark: (
    <>
      <path d="M8 1.5L15 14H1z" fill="currentColor" />
      <path d="M8 6.2v3.4m0 2.2v.1" {...MARK} />
    </>
  ),
  fine: <path d="M2.5 8.5l3.7 3.7L13.5 4" {...LINE} strokeWidth={2} />,
  unused: <circle cx="8" cy="8" r="5.5" {...LINE} strokeDasharray="2.4 3" />,
} as const satisfies Record<State, React.ReactNode>

import { lazy, Suspense } from 'react'
import { EVIDENCE_KINDS } from '#text/evidence.ts'
import { LACKING_EVIDENCE } from '#text/lacking-evidence.ts'
import { LANGUAGE } from '../language.ts'
import styles from './details-evidence.module.css'
import { useEntry, useMayEnter } from './entry-context.ts'
import { useLackingEvidence } from './lacking-evidence.tsx'

// Whoever only types numbers does not load what sends and shows documents.
const HungEvidence = lazy(async () => {
  const { HungEvidence: component } = await import('../evidence/hung-evidence.tsx')
  return { default: component }
})

/** The documents that hang on one figure, what its criteria still ask for, and ways to add one. */
export function DetailsEvidence({ item }: { item: string }) {
  const { key } = useEntry()
  const mayHang = useMayEnter(item)
  const { organisation, period } = key
  return (
    <Suspense fallback={<p className={styles.quiet}>{LACKING_EVIDENCE[LANGUAGE].loading}</p>}>
      <HungEvidence key={item} place={{ organisation, item, period }} mayHang={mayHang}>
        <Lacking item={item} />
      </HungEvidence>
    </Suspense>
  )
}

/** What the criteria that read the figure still lack. */
function Lacking({ item }: { item: string }) {
  const { uses } = useEntry()
  const lacking = useLackingEvidence()
  const said = (uses.get(item)?.nodes ?? [])
    .flatMap(({ code }) => lacking.get(code) ?? [])
    .map(({ node, lacks }) => {
      const kinds = lacks.map((kind) => EVIDENCE_KINDS[LANGUAGE][kind]).join(', ')
      return kinds === '' ? LACKING_EVIDENCE[LANGUAGE].lacks(node) : LACKING_EVIDENCE[LANGUAGE].lacksKinds(node, kinds)
    })
    .join(' ')
  return said === '' ? null : <p className={styles.attention}>{said}</p>
}

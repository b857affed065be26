import { memo, useState } from 'react'
import { exactFromText, isZero, toNumber, divide } from '#domain/exact.ts'
import { statusText } from '#text/statuses.ts'
import { LACKING_EVIDENCE } from '#text/lacking-evidence.ts'
import { LANGUAGE } from '../language.ts'
import { ClaimLink, ClaimNote } from './claim-note.tsx'
import styles from './criterion-group.module.css'
import { EntryRow } from './entry-row.tsx'
import { useLeaf } from './entry-context.ts'
import { useLackingEvidence } from './lacking-evidence.tsx'
import type { FormCriterion, LetterPlace } from './form-layout.ts'
import { Points } from './points.tsx'
import { RepeatedRow } from './repeated-row.tsx'
import { SharedRow } from './others-row.tsx'

type Props = { criterion: FormCriterion; shown: ReadonlySet<string> | undefined }

/** A criterion with its live points, and under it the figures that its rule reads. */
export const CriterionGroup = memo(function CriterionGroup({ criterion, shown }: Props) {
  const { node, letters } = criterion
  const [asks, ask] = useState(false)
  const rows = shown ? letters.filter(({ letter }) => shown.has(letter.item.id)) : letters
  return (
    <tbody className={styles.group} data-criterion={node.code}>
      <tr className={styles.criterion}>
        <th scope="rowgroup" colSpan={3}>
          <div className={styles.title}>
            <span className={styles.code}>{node.code}</span>
            <div>
              {node.row.title.text}
              <Lacking code={node.code} />
              <ClaimNote code={node.code} asks={asks} onAsk={ask} />
            </div>
          </div>
        </th>
        <td className={styles.points}>
          <div>
            {asks ? null : <ClaimLink code={node.code} isNear onAsk={() => ask(true)} />}
            <LeafPoints code={node.code} />
          </div>
        </td>
      </tr>
      {rows.map((place) => (
        <LetterRow
          key={place.letter.name}
          place={place}
          letter={letters.length > 1 ? place.letter.name : undefined}
          code={node.code}
        />
      ))}
    </tbody>
  )
})

/** It has its place before it is said: what stands below does not move from under the mouse. */
function Lacking({ code }: { code: string }) {
  const isLacking = useLackingEvidence().has(code)
  return (
    <span className={isLacking ? styles.lacking : `${styles.lacking} ${styles.unsaid}`}>
      {LACKING_EVIDENCE[LANGUAGE].criterion}
    </span>
  )
}

function LetterRow({
  place: { letter, place },
  letter: name,
  code,
}: {
  place: LetterPlace
  letter: string | undefined
  code: string
}) {
  if (place.kind === 'here') return <EntryRow id={letter.item.id} letter={name} />
  if (place.kind === 'above') return <RepeatedRow item={letter.item} letter={name} at={place.code} here={code} />
  return <SharedRow item={letter.item} letter={name} of={letter.variable.of} />
}

/** The points now; where there are none yet, why. */
function LeafPoints({ code }: { code: string }) {
  const leaf = useLeaf(code)
  if (!leaf || leaf.status === 'unscored') return null
  if (leaf.status === 'not-applicable')
    return <span className={styles.status}>{statusText(leaf.status, LANGUAGE)}</span>
  const [points, max] = [exactFromText(leaf.exact.points), exactFromText(leaf.exact.max)]
  const isOpen = leaf.status === 'missing' || leaf.status === 'undefined'
  return (
    <span className={styles.figures}>
      <Points
        points={leaf.points}
        max={leaf.max}
        share={isOpen || isZero(max) ? undefined : toNumber(divide(points, max))}
        isStrong
      />
      {leaf.status === 'undefined' ? <span className={styles.status}>{statusText(leaf.status, LANGUAGE)}</span> : null}
    </span>
  )
}

import { useRef, useState } from 'react'
import type { EvidenceLinkView, EvidenceView } from '#contract/evidence-views.ts'
import { DEAD_REASONS, EVIDENCE_STATES } from '#text/evidence.ts'
import { LANGUAGE } from '../language.ts'
import { DescribeForm } from './describe-form.tsx'
import { factsOf, nameOf } from './document-words.ts'
import { EvidenceViewer } from './evidence-viewer.tsx'
import styles from './hung-evidence.module.css'
import { words } from './words.ts'

type Part = 'looked-at' | 'described' | undefined
type Props = {
  link: EvidenceLinkView
  document: EvidenceView
  mayChange: boolean
  part: Part
  onPart: (part: Part) => void
  onUnhang: () => void
}

/** One document of a number: what it is, how it stands, and below it its pages or its description. */
export function HungRow({ link, document, mayChange, part, onPart, onUnhang }: Props) {
  const [page, turn] = useState(1)
  const heading = useRef<HTMLElement>(null)
  const { number, subjectLine } = document
  const name = nameOf(document)
  const { hung } = words
  const isGood = document.state === 'in-force' && link.dead === undefined
  const standing = link.dead === 'expired' ? DEAD_REASONS[LANGUAGE].expired : EVIDENCE_STATES[LANGUAGE][document.state]
  const isLooked = part === 'looked-at'
  const isDescribed = number !== undefined || document.issuedOn !== undefined
  return (
    <li>
      <strong ref={heading} tabIndex={-1} className={styles.name}>
        {name}
      </strong>
      {number !== undefined && subjectLine !== undefined ? <p>{subjectLine}</p> : null}
      <p className={styles.quiet}>{isGood ? `${factsOf(document)} · ${standing}` : factsOf(document)}</p>
      {isGood ? null : <p className={styles.attention}>{standing}</p>}
      <p className={styles.acts}>
        <button
          type="button"
          className={styles.act}
          aria-expanded={isLooked}
          aria-label={isLooked ? hung.closeOf(name) : hung.lookAt(name)}
          onClick={() => onPart(isLooked ? undefined : 'looked-at')}
        >
          {isLooked ? hung.close : hung.look}
        </button>
        {mayChange && part !== 'described' && document.state !== 'quarantined' && document.state !== 'withdrawn' ? (
          <button
            type="button"
            className={styles.act}
            aria-label={isDescribed ? hung.changeOf(name) : hung.describeOf(name)}
            onClick={() => onPart('described')}
          >
            {isDescribed ? hung.change : hung.describe}
          </button>
        ) : null}
        {mayChange ? (
          <button type="button" className={styles.act} aria-label={hung.unhangOf(name)} onClick={onUnhang}>
            {hung.unhang}
          </button>
        ) : null}
      </p>
      {isLooked ? <EvidenceViewer document={document} page={page} onPage={turn} /> : null}
      {part === 'described' && mayChange ? (
        <DescribeForm
          key={document.version}
          document={document}
          onDone={() => {
            onPart(undefined)
            heading.current?.focus({ preventScroll: true })
          }}
        />
      ) : null}
    </li>
  )
}

import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { LANGUAGE } from '../language.ts'
import { words as number } from '../number/words.ts'
import { FigureRemarks } from '../remarks/figure-remarks.tsx'
import { DetailsActions } from './details-actions.tsx'
import { DetailsCriteria } from './details-criteria.tsx'
import { DetailsEvidence } from './details-evidence.tsx'
import styles from './details-panel.module.css'
import { unitOf } from './content-text.ts'
import { useCell, useEntry, useMayEnter } from './entry-context.ts'
import { fieldId } from './field-props.ts'
import { ValueHistory } from './value-history.tsx'
import { capital, words } from './words.ts'

/** All about one figure: what it is, who supplies it, what reads it, and how it came to be. On a phone it is the page. */
export function DetailsPanel({ id }: { id: string }) {
  const { items, key, maySay, openDetails } = useEntry()
  const cell = useCell(id)
  const mayEnter = useMayEnter(id.split('/')[0]!)
  const item = items.get(id)!
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    const panel = heading.current?.closest('aside')
    // Where it takes the page it begins at its top.
    if (panel && getComputedStyle(panel).position === 'static') panel.scrollIntoView({ block: 'start' })
    // Beside it the form has become narrower, and longer: the figure stays in sight.
    else document.getElementById(fieldId(id))?.scrollIntoView({ block: 'nearest' })
  }, [id])
  const close = () => {
    openDetails?.(undefined)
    requestAnimationFrame(() => document.getElementById(fieldId(id))?.focus())
  }
  const supplied = item.providers.map((one) => words.details.suppliers[one] ?? one).join(', ')
  return (
    <aside
      className={styles.panel}
      aria-label={words.details.label(item.name)}
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && close()}
      lang={LANGUAGE}
    >
      <button type="button" className={styles.close} onClick={close}>
        {words.details.close}
      </button>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {item.name}
      </h2>
      <dl className={styles.facts}>
        {item.definition === undefined ? null : <Fact name={words.details.definition}>{item.definition}</Fact>}
        {unitOf(item) === undefined ? null : <Fact name={words.details.unit}>{unitOf(item)}</Fact>}
        {item.kind === 'count' || item.kind === 'amount' ? (
          <Fact name={words.details.overTime}>{words.details.overTimes[item.overTime]}</Fact>
        ) : null}
        <Fact name={words.details.supplied}>{supplied === '' ? words.details.suppliers['unit'] : supplied}</Fact>
        {item.partOf === undefined ? null : (
          <Fact name={words.details.partOf}>{items.get(item.partOf)?.name ?? item.partOf}</Fact>
        )}
      </dl>
      <p className={styles.everywhere}>
        <Link to="/so-lieu/$item" params={{ item: item.id }} search={{ unit: key.organisation }}>
          {number.link}
        </Link>
      </p>
      {cell && mayEnter ? <DetailsActions id={id} cell={cell} /> : null}
      <DetailsCriteria item={item} />
      <DetailsEvidence item={item.id} />
      <FigureRemarks form={key} item={item.id} maySay={maySay} />
      {cell ? <ValueHistory id={id} cell={cell} /> : null}
    </aside>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{capital(name)}</dt>
      <dd>{children}</dd>
    </div>
  )
}

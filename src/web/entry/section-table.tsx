import { memo, useMemo } from 'react'
import { LACKING_EVIDENCE } from '#text/lacking-evidence.ts'
import { figure, LANGUAGE } from '../language.ts'
import { needsConfirmation } from './cell.ts'
import { CopySection } from './copy-forward.tsx'
import { countsOf } from './counts.ts'
import { CriterionGroup } from './criterion-group.tsx'
import { isSameRecord, useEntry, useEntryState } from './entry-context.ts'
import type { FormSection } from './form-layout.ts'
import { useLackingEvidence } from './lacking-evidence.tsx'
import { Points } from './points.tsx'
import styles from './section-table.module.css'
import { capital, periodName, words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

type Props = { section: FormSection; shown: ReadonlySet<string> | undefined }

/** The criteria of one component as a table. */
export const SectionTable = memo(function SectionTable({ section, shown }: Props) {
  const { previousPeriod } = useEntry()
  const { node } = section
  const criteria = shown
    ? section.criteria.filter(({ letters }) => letters.some(({ letter }) => shown.has(letter.item.id)))
    : section.criteria
  if (criteria.length === 0) return null
  // How tall the section is about, before it is laid out: what lies below it is near its place.
  const rows = criteria.reduce((sum, { letters }) => sum + 1 + letters.length, 0)
  return (
    <section
      className={styles.section}
      style={{ '--rows': rows } as React.CSSProperties}
      aria-labelledby={`muc-${node.code}`}
    >
      <SectionHead section={section} />
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{`${node.code} ${node.row.title.text}`}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.items}>
              {words.form.head.items}
            </th>
            <th scope="col" className={styles.value}>
              {words.form.head.value}
            </th>
            <th scope="col" className={styles.previous}>
              {capital(periodName(previousPeriod))}
            </th>
            <th scope="col" className={styles.state}>
              {words.form.head.state}
            </th>
          </tr>
        </thead>
        {criteria.map((criterion) => (
          <CriterionGroup key={criterion.node.code} criterion={criterion} shown={shown} />
        ))}
      </table>
    </section>
  )
})

function SectionHead({ section }: { section: FormSection }) {
  const { store, mayEnter } = useEntry()
  const { node } = section
  const items = useMemo(() => itemsOf(section), [section])
  const { given, asked, confirmations } = useEntryState(
    ({ cells }) => countsOf(items.flatMap((id) => cells.get(id) ?? [])),
    isSameRecord,
  )
  const total = useEntryState(({ totals }) => totals!.of(node), isSameRecord)
  const confirmAll = () => {
    const { cells } = store.state()
    for (const id of items) {
      const cell = cells.get(id)
      if (cell && needsConfirmation(cell)) store.confirm(id)
    }
  }
  return (
    <div className={styles.head}>
      <h3 id={`muc-${node.code}`}>
        <span className={styles.code}>{node.code}</span> {node.row.title.text}
      </h3>
      <span className={styles.given}>{words.form.section(figure(given), figure(asked))}</span>
      <Lacking section={section} />
      {mayEnter ? <CopySection items={items} className={styles.confirm} /> : null}
      {mayEnter && confirmations > 1 ? (
        <button type="button" className={styles.confirm} onClick={confirmAll}>
          {words.form.confirmAll(figure(confirmations))}
        </button>
      ) : null}
      <span className={styles.total}>
        <Points {...total} isStrong />
      </span>
    </div>
  )
}

/** How many of its criteria nothing supports yet. */
function Lacking({ section }: { section: FormSection }) {
  const lacking = useLackingEvidence()
  const count = section.criteria.filter(({ node }) => lacking.has(node.code)).length
  return count === 0 ? null : (
    <span className={styles.lacking}>{LACKING_EVIDENCE[LANGUAGE].section(figure(count))}</span>
  )
}

/** The figures that are typed in this section. */
function itemsOf({ criteria }: FormSection): string[] {
  return criteria.flatMap(({ letters }) =>
    letters.filter(({ place }) => place.kind === 'here').map(({ letter }) => letter.item.id),
  )
}

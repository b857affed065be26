import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { EvidenceUse } from '#contract/evidence-views.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import { DEAD_REASONS, EVIDENCE_STATES } from '#text/evidence.ts'
import { formList } from '../entry/queries.ts'
import { periodName } from '../entry/words.ts'
import { LANGUAGE } from '../language.ts'
import { DescribeForm } from './describe-form.tsx'
import { factsOf, nameOf } from './document-words.ts'
import styles from './document-panel.module.css'
import { EvidenceViewer } from './evidence-viewer.tsx'
import { documentOf } from './queries.ts'
import { WithdrawDocument } from './withdraw-document.tsx'
import { words } from './words.ts'

const route = getRouteApi('/kho-minh-chung')

type Props = { id: string; mayChange: boolean; onClose: () => void }

/** One document of the library: its pages, what is said of it, and every number that it supports. */
export function DocumentPanel({ id, mayChange, onClose }: Props) {
  const { data, error } = useQuery(documentOf(id))
  const { page } = route.useSearch()
  const navigate = route.useNavigate()
  const [isDescribed, describe] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const isLoaded = data !== undefined
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    // Where it takes the page of a list that was scrolled.
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [isLoaded])
  // What had the focus goes away.
  const back = () => heading.current?.focus({ preventScroll: true })
  const turn = (next: number) =>
    void navigate({
      search: (before) => ({ ...before, page: next === 1 ? undefined : String(next) }),
      replace: true,
      resetScroll: false,
    })
  const number = Number(page ?? '1')
  return (
    <aside
      className={styles.panel}
      aria-label={data ? nameOf(data) : words.hung.loading}
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && onClose()}
    >
      <button type="button" className={styles.close} onClick={onClose}>
        {words.library.close}
      </button>
      {data ? (
        <>
          <h2 ref={heading} tabIndex={-1} className={styles.title}>
            {nameOf(data)}
          </h2>
          {data.number !== undefined && data.subjectLine !== undefined ? <p>{data.subjectLine}</p> : null}
          <p className={styles.quiet}>{factsOf(data)}</p>
          {data.state === 'in-force' ? null : (
            <p className={styles.attention}>{EVIDENCE_STATES[LANGUAGE][data.state]}</p>
          )}
          {isDescribed ? (
            <DescribeForm
              key={data.version}
              document={data}
              onDone={() => {
                describe(false)
                back()
              }}
            />
          ) : mayChange ? (
            <div className={styles.acts}>
              {isOpen('changeEvidence', data.state) ? (
                <button type="button" className={styles.link} onClick={() => describe(true)}>
                  {words.hung.change}
                </button>
              ) : null}
              {isOpen('withdrawEvidence', data.state) ? <WithdrawDocument document={data} onDone={back} /> : null}
            </div>
          ) : null}
          <Uses uses={data.links} />
          <EvidenceViewer document={data} page={Number.isInteger(number) && number > 0 ? number : 1} onPage={turn} />
        </>
      ) : (
        <p className={styles.quiet}>{error ? words.hung.failed : words.hung.loading}</p>
      )}
    </aside>
  )
}

function Uses({ uses }: { uses: readonly EvidenceUse[] }) {
  const { data } = useQuery(formList)
  return (
    <section className={styles.uses}>
      <h3>{words.library.uses}</h3>
      {uses.length === 0 ? <p className={styles.quiet}>{words.facts.noUse}</p> : null}
      <ul>
        {uses.map(({ link, item, itemName, period, subject, dead }) => {
          const form = data?.forms.find((one) => one.organisation.id === subject && one.period === period)
          return (
            <li key={link}>
              {form ? (
                <Link
                  to="/nhap-so-lieu/$edition"
                  params={{ edition: form.edition }}
                  search={{ unit: subject, period, item }}
                >
                  {itemName}
                </Link>
              ) : (
                itemName
              )}
              <span className={styles.quiet}> {periodName(period)}</span>
              {dead === undefined ? null : <span className={styles.attention}> {DEAD_REASONS[LANGUAGE][dead]}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

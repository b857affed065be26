import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { EvidenceViewer } from '../evidence/evidence-viewer.tsx'
import { figure } from '../language.ts'
import type { Case } from './case.ts'
import { EvidenceList } from './evidence-list.tsx'
import styles from './evidence-pane.module.css'
import { hungDocuments } from './hung-evidence.ts'
import section from './section.module.css'
import { words } from './words.ts'

const route = getRouteApi('/tham-dinh/$submission/$node')

/** What supports the numbers: the documents, and a page of the one that is looked at. Stays in sight beside the decision. */
export function EvidencePane({ one }: { one: Case }) {
  const { evidence: asked, page } = route.useSearch()
  const place = route.useParams()
  const navigate = useNavigate({ from: '/tham-dinh/$submission/$node' })
  const goTo = (evidence: string, next: number) =>
    void navigate({
      to: '/tham-dinh/$submission/$node',
      params: place,
      search: (before) => ({ ...before, evidence, page: next === 1 ? undefined : String(next) }),
      replace: true,
      resetScroll: false,
    })
  const documents = hungDocuments(one.view.evidence)
  const chosen =
    documents.find(({ document }) => document.evidence === asked) ??
    documents.find(({ document }) => document.file && document.state === 'in-force') ??
    documents[0]
  return (
    <section className={styles.pane} aria-labelledby="minh-chung">
      <h2 id="minh-chung" className={section.heading}>
        {words.evidence.heading}
        {documents.length === 0 ? null : (
          <span className={styles.count}>{words.evidence.count(figure(documents.length))}</span>
        )}
      </h2>
      {chosen ? (
        <>
          <EvidenceList one={one} documents={documents} chosen={chosen.document.evidence} />
          <EvidenceViewer
            key={chosen.document.evidence}
            document={chosen.document}
            page={pageNumber(page)}
            onPage={(next) => goTo(chosen.document.evidence, next)}
          />
        </>
      ) : (
        <p className={styles.none}>{words.evidence.none}</p>
      )}
    </section>
  )
}

const MOST_PAGES = 10_000

function pageNumber(page: string | undefined): number {
  const number = Number(page ?? '1')
  return Number.isInteger(number) && number >= 1 && number <= MOST_PAGES ? number : 1
}

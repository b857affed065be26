import { getRouteApi, Link } from '@tanstack/react-router'
import { DEAD_REASONS, EVIDENCE_STATES } from '#text/evidence.ts'
import { factsOf, nameOf } from '../evidence/document-words.ts'
import { LANGUAGE } from '../language.ts'
import type { Case } from './case.ts'
import styles from './evidence-list.module.css'
import type { HungDocument } from './hung-evidence.ts'
import { words } from './words.ts'

const route = getRouteApi('/tham-dinh/$submission/$node')

/** The router would take every document's link for the page's own. */
const EXACT = { exact: true, includeSearch: true } as const

type Props = { one: Case; documents: readonly HungDocument[]; chosen: string }

/** The documents with what tells one from another: số, ký hiệu; date, issuer, signer, and how each stands. */
export function EvidenceList({ one, documents, chosen }: Props) {
  const { submission, node } = route.useParams()
  const search = route.useSearch()
  return (
    <ul className={styles.list} aria-label={words.evidence.list}>
      {documents.map((hung) => (
        <li key={hung.document.evidence} className={styles.document}>
          <Link
            to="/tham-dinh/$submission/$node"
            params={{ submission, node }}
            search={{ ...search, evidence: hung.document.evidence, page: undefined }}
            resetScroll={false}
            replace
            className={styles.link}
            aria-current={hung.document.evidence === chosen ? 'page' : undefined}
            activeProps={{}}
            activeOptions={EXACT}
          >
            {nameOf(hung.document)}
          </Link>
          <Described hung={hung} />
          <Hung one={one} hung={hung} />
        </li>
      ))}
    </ul>
  )
}

function Described({ hung: { document } }: { hung: HungDocument }) {
  const { number, subjectLine, state } = document
  return (
    <>
      {number !== undefined && subjectLine !== undefined ? <p className={styles.subject}>{subjectLine}</p> : null}
      <p className={styles.facts}>
        {factsOf(document)}
        {state === 'in-force' ? null : <span className={styles.attention}> · {EVIDENCE_STATES[LANGUAGE][state]}</span>}
      </p>
    </>
  )
}

/** On which of the numbers it hangs, with what the unit said, and why it supports nothing where it is dead. */
function Hung({ one, hung: { document, links } }: { one: Case; hung: HungDocument }) {
  const names = links.map(({ item }) => one.items.get(item)?.name ?? item)
  const [dead] = links.flatMap(({ dead }) => dead ?? [])
  const isTold = dead !== undefined && !(dead === 'expired' ? false : dead === document.state)
  const notes = [...new Set(links.flatMap(({ note }) => note ?? []))]
  return (
    <>
      {one.view.values.length > 1 ? (
        <p className={styles.facts}>{words.evidence.supports([...new Set(names)].join('; '))}</p>
      ) : null}
      {notes.map((note) => (
        <p key={note} className={styles.facts}>
          {words.evidence.note(note)}
        </p>
      ))}
      {isTold || links.some(({ isLate }) => isLate) ? (
        <p className={styles.attention}>
          {[
            isTold ? DEAD_REASONS[LANGUAGE][dead] : undefined,
            links.some(({ isLate }) => isLate) ? words.evidence.late : undefined,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      ) : null}
    </>
  )
}

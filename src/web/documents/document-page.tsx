import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { listedRows } from '#domain/programme/document-view.ts'
import { documentById } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { countsOf, shownParts } from './document-rows.ts'
import styles from './document-page.module.css'
import { DocumentTools } from './document-tools.tsx'
import { DocumentViews } from './document-views.tsx'
import { NotesView } from './notes-view.tsx'
import { PartSection } from './part-section.tsx'
import { words } from './words.ts'

const route = getRouteApi('/van-ban/$document')

/** A document whole: part by part, row by row, or all that is to be noted about it. */
export function DocumentPage() {
  const params = route.useParams()
  const { view, query = '', kind, node: row, flipped = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const document = useSuspenseQuery(documentById(params.document)).data
  const all = useMemo(() => listedRows(document), [document])
  const toggles = new Set(flipped.split(',').filter(Boolean))
  const parts = shownParts(document, { query, kind, row }, toggles)
  const shown = parts.reduce((sum, part) => sum + part.rows.length, 0)
  usePageTitle(document.number, text.product)
  useRowInSight(row)
  const toggle = (part: string) => {
    if (!toggles.delete(part)) toggles.add(part)
    void navigate({
      search: (before) => ({ ...before, flipped: [...toggles].join(',') || undefined }),
      replace: true,
      resetScroll: false,
    })
  }
  return (
    <>
      <PageHead title={document.title[LANGUAGE]}>
        <p>{words.document.source(document.number, document.issuedBy, dateText(document.issuedOn))}</p>
      </PageHead>
      <DocumentViews document={document} current={view === 'ghi-chu' ? 'notes' : 'rows'} />
      {view === 'ghi-chu' ? (
        <NotesView document={document} />
      ) : (
        <>
          <DocumentTools counts={countsOf(all)} shown={shown} all={all.length} />
          {parts.length === 0 ? <p className={styles.empty}>{words.document.empty}</p> : null}
          <p className={styles.count}>{words.document.parts(figure(parts.length))}</p>
          {parts.map((part) => (
            <PartSection key={part.part.id} shown={part} chosen={row} onToggle={toggle} />
          ))}
        </>
      )}
    </>
  )
}

// The router puts a new page's window to its top a moment after the page is drawn.
const AFTER_ROUTER_MS = 60

/** The row that the address names is brought into sight. */
function useRowInSight(row: string | undefined): void {
  useEffect(() => {
    if (row === undefined) return
    const wait = setTimeout(() => {
      // Before its fonts are there, the page has other heights.
      void window.document.fonts.ready.then(() =>
        window.document.getElementById(`dong-${row}`)?.scrollIntoView({ block: 'center' }),
      )
    }, AFTER_ROUTER_MS)
    return () => clearTimeout(wait)
  }, [row])
}

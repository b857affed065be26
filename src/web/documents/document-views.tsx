import { Link } from '@tanstack/react-router'
import { notesOf } from '#domain/programme/document-view.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { figure } from '../language.ts'
import tabs from '../ui/tabs.module.css'
import styles from './document-views.module.css'
import { words } from './words.ts'

/** Only the page itself is marked, not those that its address begins with. */
const EXACT = { exact: true, includeSearch: true } as const

type View = 'rows' | 'notes' | 'figures'

/** The ways to look at one document, each with an address of its own. */
export function DocumentViews({ document, current }: { document: ProgrammeDocument; current: View }) {
  const params = { document: document.id }
  const mark = (view: View) => (view === current ? ('page' as const) : undefined)
  return (
    <nav aria-label={words.document.views} className={`${tabs.tabs} ${styles.views}`}>
      <Link
        to="/van-ban/$document"
        params={params}
        className={tabs.tab}
        aria-current={mark('rows')}
        activeProps={{}}
        activeOptions={EXACT}
      >
        {words.document.rows}
      </Link>
      <Link
        to="/van-ban/$document"
        params={params}
        search={{ view: 'ghi-chu' }}
        className={tabs.tab}
        aria-current={mark('notes')}
        activeProps={{}}
        activeOptions={EXACT}
      >
        {words.document.notes} <span className={tabs.count}>{figure(notesOf(document).length)}</span>
      </Link>
      {document.figures.length === 0 ? null : (
        <Link
          to="/van-ban/$document/so-lieu"
          params={params}
          className={tabs.tab}
          aria-current={mark('figures')}
          activeProps={{}}
          activeOptions={EXACT}
        >
          {words.document.figures} <span className={tabs.count}>{figure(document.figures.length)}</span>
        </Link>
      )}
    </nav>
  )
}

import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { partViews, type ListedRow } from '#domain/programme/document-view.ts'
import { followingFigures } from '#domain/programme/figures-view.ts'
import { documentById } from '../api.ts'
import { NotFound } from '../frame/not-found.tsx'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { DocumentViews } from './document-views.tsx'
import styles from './figures-page.module.css'
import { FollowingTable } from './following-table.tsx'
import { RowTable } from './row-table.tsx'
import { words } from './words.ts'

const route = getRouteApi('/van-ban/$document/so-lieu')

/** The figures of a report, what follows from them exactly, and where the report prints something else. */
export function FiguresPage() {
  const params = route.useParams()
  const document = useSuspenseQuery(documentById(params.document)).data
  const following = followingFigures(document)
  const differing = following.filter(({ agrees }) => !agrees)
  const title = words.figures.title(document.number)
  usePageTitle(title, text.product)
  if (document.figures.length === 0) return <NotFound />
  const standings = document.standings.map((row): ListedRow => ({ kind: 'standings', row }))
  const parts = partViews(document)
    .map(({ part, rows }) => ({ part, rows: rows.filter(({ kind }) => kind === 'figures') }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <>
      <PageHead title={title}>
        <p>{words.figures.lede(figure(document.figures.length), figure(following.length), figure(differing.length))}</p>
      </PageHead>
      <DocumentViews document={document} current="figures" />
      {differing.length === 0 ? null : (
        <section className={styles.section} data-section="differing">
          <h2>{words.figures.differing}</h2>
          <FollowingTable rows={differing} />
        </section>
      )}
      <section className={styles.section} data-section="following">
        <h2>{words.figures.following}</h2>
        <FollowingTable rows={following.filter(({ agrees }) => agrees)} />
      </section>
      {standings.length === 0 ? null : (
        <section className={styles.section} data-section="standings">
          <h2>{words.figures.standings}</h2>
          <RowTable kind="standings" rows={standings} caption={words.figures.standings} />
        </section>
      )}
      <section className={styles.section} data-section="all">
        <h2>{words.figures.all}</h2>
        {parts.map(({ part, rows }) => (
          <div key={part.id} className={styles.part}>
            <h3>{part.title.text}</h3>
            <RowTable kind="figures" rows={rows} caption={part.title.text} />
          </div>
        ))}
      </section>
    </>
  )
}

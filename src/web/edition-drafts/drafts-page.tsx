import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { urlOf } from '#contract/client.ts'
import { editionDrafts, type EditionDraftRow } from '#contract/edition-drafts.ts'
import type { EditionSummary } from '#contract/editions.ts'
import { editionList } from '../api.ts'
import { momentText } from '../entry/local-time.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { figure, LANGUAGE, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { BeginDraft } from './begin-draft.tsx'
import styles from './drafts-page.module.css'
import { mayWriteEditions } from './may-write-editions.ts'
import { draftList } from './queries.ts'
import { words } from './words.ts'

/** The drafts of editions that are being written, and the ways to begin another. */
export function DraftsPage(): React.ReactNode {
  const session = useOwnSession()
  usePageTitle(words.drafts.title, text.product)
  if (!session) return <TurnedAway title={words.drafts.title} said={words.notSignedIn} />
  if (!mayWriteEditions(session)) return <PageHead title={words.drafts.title}>{words.notPermitted}</PageHead>
  return <Loaded />
}

function Loaded() {
  const { data, error } = useQuery(draftList)
  const { editions } = useSuspenseQuery(editionList).data
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  const titles = new Map(editions.map(({ id, title }) => [id, title[LANGUAGE]]))
  return (
    <>
      <PageHead title={words.drafts.title}>
        <p>{words.drafts.lede}</p>
      </PageHead>
      <section className={styles.part} aria-labelledby="ban-thao">
        <h2 id="ban-thao">{words.drafts.heading}</h2>
        {data.drafts.length === 0 ? (
          <p>{words.drafts.none}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.drafts.name}</th>
                <th scope="col">{words.drafts.size}</th>
                <th scope="col">{words.drafts.changed}</th>
              </tr>
            </thead>
            <tbody>
              {data.drafts.map((draft) => (
                <Row key={draft.id} draft={draft} titles={titles} />
              ))}
            </tbody>
          </table>
        )}
        <p className={styles.compare}>
          <Link to="/so-sanh-bo-chi-so">{words.drafts.compare}</Link>
        </p>
      </section>
      <BeginDraft editions={editions} />
      <IssuedFiles editions={editions} />
    </>
  )
}

/** What is issued, as files for another province. */
function IssuedFiles({ editions }: { editions: readonly EditionSummary[] }) {
  return (
    <section className={styles.files} aria-labelledby="da-ban-hanh">
      <h2 id="da-ban-hanh">{words.drafts.files}</h2>
      <p>{words.drafts.filesHint}</p>
      <ul>
        {editions.map(({ id, title }) => (
          <li key={id}>
            <Link to="/bo-chi-so/$edition" params={{ edition: id }}>
              {title[LANGUAGE]}
            </Link>
            {(['yaml', 'xlsx'] as const).map((format) => (
              <a
                key={format}
                href={urlOf(editionDrafts.downloadEdition, { edition: id, format })}
                download
                aria-label={`${words.editor.download[format]}: ${title[LANGUAGE]}`}
              >
                {words.editor.download[format]}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ draft, titles }: { draft: EditionDraftRow; titles: ReadonlyMap<string, string> }) {
  const { id, title, nodes, leaves, max, changedBy, changedAt, basedOn, annex } = draft
  const original = basedOn === null ? undefined : titles.get(basedOn)
  return (
    <tr>
      <th scope="row">
        <Link to="/soan-bo-chi-so/$draft" params={{ draft: id }}>
          {title[LANGUAGE]}
        </Link>
        <span className={styles.beside}>
          {id}
          {original === undefined ? '' : `, ${words.drafts.copyOf(original)}`}
          {annex === null ? '' : `, ${words.drafts.readFrom(annex)}`}
        </span>
      </th>
      <td>{words.drafts.sizeOf(figure(nodes), figure(leaves), figure(max))}</td>
      <td>{words.drafts.changedBy(changedBy.name, momentText(changedAt))}</td>
    </tr>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import { editionDrafts, type DraftJudgement, type EditionDraftView } from '#contract/edition-drafts.ts'
import { totalsOf } from '#domain/edition/compare/compare-editions.ts'
import { isFault } from '#domain/edition/finding.ts'
import { call, editionById } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Comparison } from './comparison.tsx'
import { WithDraft } from './editor-page.tsx'
import editor from './editor.module.css'
import { FoundPlaces } from './finding-list.tsx'
import styles from './issue-page.module.css'
import { TryDraft } from './try-draft.tsx'
import { words } from './words.ts'

const route = getRouteApi('/soan-bo-chi-so/$draft/ban-hanh')

/** The last look before a draft is frozen: what is wrong, what it comes to, what it changes. */
export function IssuePage(): React.ReactNode {
  const { draft } = route.useParams()
  return <WithDraft draft={draft}>{(view) => <Issue view={view} />}</WithDraft>
}

function Issue({ view }: { view: EditionDraftView }) {
  const { definition, id, version } = view
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { issue } = words
  const title = definition.title[LANGUAGE]
  usePageTitle(issue.title(title), text.product)
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => call(editionDrafts.issueEdition, { edition: id, version }),
    onSuccess: async () => {
      await Promise.all(
        ['editions', 'search-index', 'data-items'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      )
      await navigate({ to: '/bo-chi-so' })
    },
  })
  const judgement = judgementAfter(error) ?? view
  const faults = judgement.findings.filter(isFault).length + judgement.refused.length
  const isUnnamed = [definition.number, definition.issuedBy, definition.article].includes('–')
  const { nodes, leaves, max } = totalsOf(definition)
  const choose = (node: string) =>
    void navigate({ to: '/soan-bo-chi-so/$draft', params: { draft: id }, search: { node } })
  return (
    <>
      <PageHead title={issue.title(title)}>
        <p>{issue.lede(definition.number, definition.issuedBy, dateText(definition.issuedOn))}</p>
      </PageHead>
      <div className={styles.page}>
        <p>{issue.size(figure(nodes), figure(leaves), figure(max))}</p>
        <p>{issue.frozen}</p>
        {isUnnamed ? <p className={editor.fault}>{issue.placeholder}</p> : null}
        <p role="status" className={faults > 0 ? styles.blocked : styles.ready}>
          {faults > 0 ? issue.blocked(figure(faults)) : issue.ready}
        </p>
        <FoundPlaces judgement={judgement} onChoose={choose} severities={['fault', 'warning']} />
        <p className={styles.acts}>
          <button
            type="button"
            className={styles.issue}
            disabled={faults > 0 || isUnnamed || isPending}
            onClick={() => mutate()}
          >
            {isPending ? issue.issuing : issue.issue}
          </button>
          <Link to="/soan-bo-chi-so/$draft" params={{ draft: id }}>
            {issue.back}
          </Link>
        </p>
        {error ? (
          <p role="alert" className={editor.fault}>
            {refusalWords(error)}
          </p>
        ) : null}
        {view.basedOn === null ? null : <Changes basedOn={view.basedOn} view={view} />}
        {faults > 0 ? null : <TryDraft view={view} />}
        <DeleteDraft view={view} />
      </div>
    </>
  )
}

function Changes({ basedOn, view }: { basedOn: string; view: EditionDraftView }) {
  const { data } = useQuery(editionById(basedOn))
  if (!data) return null
  const isSameDocument =
    data.edition.number === view.definition.number && data.edition.issuedOn === view.definition.issuedOn
  return (
    <section className={editor.section}>
      <h2>{words.issue.changes(data.edition.title[LANGUAGE])}</h2>
      {isSameDocument ? <p className={editor.note}>{words.issue.sameDocument}</p> : null}
      <Comparison before={data.edition} after={view.definition} />
    </section>
  )
}

function DeleteDraft({ view: { id, version } }: { view: EditionDraftView }) {
  const [isSure, ask] = useState(false)
  const navigate = useNavigate()
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => call(editionDrafts.deleteEditionDraft, { edition: id, version }),
    onSuccess: () => navigate({ to: '/soan-bo-chi-so' }),
  })
  const { issue } = words
  return (
    <section className={editor.section} aria-label={issue.delete}>
      {isSure ? (
        <p className={styles.acts}>
          {issue.deleteSure}
          <button type="button" className={editor.plain} disabled={isPending} onClick={() => mutate()}>
            {issue.deleteYes}
          </button>
          <button type="button" className={editor.link} onClick={() => ask(false)}>
            {words.cancel}
          </button>
        </p>
      ) : (
        <p>
          <button type="button" className={editor.link} onClick={() => ask(true)}>
            {issue.delete}
          </button>
        </p>
      )}
      {error ? (
        <p role="alert" className={editor.fault}>
          {refusalWords(error)}
        </p>
      ) : null}
    </section>
  )
}

/** What the server found where it refused. */
function judgementAfter(error: unknown): DraftJudgement | undefined {
  return error instanceof CallError && error.code === 'edition-not-issued'
    ? (error.details as DraftJudgement)
    : undefined
}

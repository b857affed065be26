import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { EditionDraftView } from '#contract/edition-drafts.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { WithDraft } from '../edition-drafts/editor-page.tsx'
import { LinkButton } from '../submission/link-button.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { draftAnnexOf } from './queries.ts'
import { Review } from './review.tsx'
import { words } from './words.ts'

const route = getRouteApi('/soan-bo-chi-so/$draft/cach-tinh')

/** The rules that were read from a decision's annex, for a person to accept, correct or write. */
export function ReviewPage(): React.ReactNode {
  const { draft } = route.useParams()
  return <WithDraft draft={draft}>{(view, items) => <Loaded key={view.id} view={view} items={items} />}</WithDraft>
}

function Loaded({ view, items }: { view: EditionDraftView; items: readonly DataItem[] }) {
  const { data, error } = useQuery({ ...draftAnnexOf(view.id), enabled: view.annex !== null })
  usePageTitle(words.review.title, text.product)
  if (view.annex === null)
    return (
      <PageHead title={words.review.title}>
        <p>{words.review.noAnnex}</p>
        <LinkButton to="/soan-bo-chi-so/$draft" params={{ draft: view.id }} isMain>
          {words.review.toEditor}
        </LinkButton>
      </PageHead>
    )
  if (error && !data) throw error
  return data ? <Review view={view} annex={data} items={items} /> : <SkeletonPage label={text.loading} />
}

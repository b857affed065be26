import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CallError } from '#contract/client.ts'
import type { EditionDraftView } from '#contract/edition-drafts.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { Editor } from './editor.tsx'
import { dataItems, draftOf } from './queries.ts'
import { words } from './words.ts'

const route = getRouteApi('/soan-bo-chi-so/$draft')

/** One draft, to be written. */
export function EditorPage(): React.ReactNode {
  const { draft } = route.useParams()
  return <WithDraft draft={draft}>{(view, items) => <Editor key={view.id} view={view} items={items} />}</WithDraft>
}

type Props = { draft: string; children: (view: EditionDraftView, items: readonly DataItem[]) => React.ReactNode }

/** What a page about a draft needs, or why it is not there. */
export function WithDraft({ draft, children }: Props) {
  const session = useOwnSession()
  usePageTitle(words.drafts.title, text.product)
  if (!session) return <TurnedAway title={words.drafts.title} said={words.notSignedIn} />
  return <Loaded draft={draft}>{children}</Loaded>
}

function Loaded({ draft, children }: Props) {
  const view = useQuery(draftOf(draft))
  const items = useQuery(dataItems)
  const error = view.error ?? items.error
  if (error && !(view.data && items.data)) {
    const code = error instanceof CallError ? error.code : 'internal'
    if (code === 'not-permitted') return <PageHead title={words.drafts.title}>{words.notPermitted}</PageHead>
    if (code !== 'not-found' && code !== 'wrong-state' && code !== 'bad-input') throw error
    return <PageHead title={words.drafts.title}>{words.notThere}</PageHead>
  }
  if (!view.data || !items.data) return <SkeletonPage label={text.loading} />
  return children(view.data, items.data.items)
}

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Edition } from '#domain/edition/definition.ts'
import { editionById, editionList } from '../api.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { LANGUAGE, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './comparison.module.css'
import { Comparison } from './comparison.tsx'
import { mayWriteEditions } from './may-write-editions.ts'
import { draftList, draftOf } from './queries.ts'
import { words } from './words.ts'

const route = getRouteApi('/so-sanh-bo-chi-so')

type Choice = { readonly id: string; readonly name: string; readonly isDraft: boolean }

/** Two editions beside each other; whoever writes drafts has them among the choices. */
export function ComparePage(): React.ReactNode {
  const { from, to } = route.useSearch()
  const navigate = route.useNavigate()
  const mayWrite = mayWriteEditions(useOwnSession())
  const { editions } = useSuspenseQuery(editionList).data
  const drafts = useQuery({ ...draftList, enabled: mayWrite })
  const { compare } = words
  const choices: Choice[] = [
    ...editions.map(({ id, title }) => ({ id, name: title[LANGUAGE], isDraft: false })),
    ...(drafts.data?.drafts ?? []).map(({ id, title }) => ({
      id,
      name: compare.draft(title[LANGUAGE]),
      isDraft: true,
    })),
  ]
  const [before, after] = [from, to].map((id) => choices.find((one) => one.id === id))
  usePageTitle(compare.title, text.product)
  if (drafts.error && !drafts.data) throw drafts.error
  if (mayWrite && !drafts.data) return <SkeletonPage label={text.loading} />
  return (
    <>
      <PageHead title={compare.title}>
        <p>{compare.lede}</p>
      </PageHead>
      <div className={styles.tools}>
        {(['from', 'to'] as const).map((side) => (
          <label key={side}>
            {side === 'from' ? compare.before : compare.after}
            <select
              value={(side === 'from' ? before : after)?.id ?? ''}
              onChange={(event) =>
                void navigate({ search: { from, to, [side]: event.currentTarget.value || undefined }, replace: true })
              }
            >
              <option value="">{compare.choose}</option>
              {choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {before && after ? <Compared before={before} after={after} /> : null}
    </>
  )
}

function Compared({ before, after }: { before: Choice; after: Choice }) {
  const [one, other] = [useDefinition(before), useDefinition(after)]
  const error = one.error ?? other.error
  if (error) throw error
  if (!one.definition || !other.definition) return <SkeletonPage label={text.loading} />
  return <Comparison before={one.definition} after={other.definition} />
}

function useDefinition({ id, isDraft }: Choice): { definition: Edition | undefined; error: Error | null } {
  const draft = useQuery({ ...draftOf(id), enabled: isDraft })
  const issued = useQuery({ ...editionById(id), enabled: !isDraft })
  return isDraft
    ? { definition: draft.data?.definition, error: draft.error }
    : { definition: issued.data?.edition, error: issued.error }
}

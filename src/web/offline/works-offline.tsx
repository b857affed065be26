import { useQuery } from '@tanstack/react-query'
import { periodText } from '#text/period-text.ts'
import { ownSession } from '../api.ts'
import { LANGUAGE, text } from '../language.ts'
import { FormLink } from './form-link.tsx'
import { keptAnswers } from './kept-views.ts'
import { words } from './words.ts'

/** Where a page should be that does not open without a connection: what does. */
export function WorksOffline() {
  const account = useQuery(ownSession).data?.session?.account.id
  const { data: forms = [] } = useQuery({
    queryKey: ['kept-forms', account],
    queryFn: async () => (await import('./kept-shapes.ts')).formsAmong(await keptAnswers(account!)),
    enabled: account !== undefined,
    gcTime: 0,
  })
  return (
    <>
      <p>{words.works}</p>
      {forms.length === 0 ? null : (
        <div>
          <p>{words.forms}:</p>
          <ul>
            {forms.map(({ organisation, edition, period }) => (
              <li key={`${edition}|${organisation.id}|${period}`}>
                <FormLink
                  subject={organisation.id}
                  {...{ edition, period }}
                  title={text.formTitle(organisation.name, periodText(period, LANGUAGE))}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

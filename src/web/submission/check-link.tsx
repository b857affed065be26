import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import type { FormKey } from '../entry/queries.ts'
import { LinkButton } from './link-button.tsx'
import { rowId } from './check-faults.ts'
import { ownSubmissions } from './queries.ts'
import { checkWords } from './words.ts'

const FIELD = 'o-'

/** From a form to the check of the submission that it fills; who came from there, or from their work, goes back. */
export function CheckLink({ form: { organisation, edition, period } }: { form: FormKey }) {
  const { data } = useQuery(ownSubmissions)
  const { hash, state } = useLocation()
  const filled = data?.submissions.find(
    (one) => one.organisation.id === organisation && one.edition === edition && one.period === period,
  )
  const row = hash.startsWith(FIELD) ? rowId(hash.slice(FIELD.length)) : undefined
  return (
    <>
      {state.cameFrom === 'my-work' ? <LinkButton to="/viec-cua-toi">{checkWords.backToWork}</LinkButton> : null}
      {filled ? (
        <LinkButton
          to="/ho-so/$submission/kiem-tra"
          params={{ submission: filled.submission }}
          isMain
          {...(row !== undefined && { hash: row })}
        >
          {state.cameFrom === 'check' ? checkWords.backToCheck : checkWords.toCheck}
        </LinkButton>
      ) : null}
    </>
  )
}

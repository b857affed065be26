import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { FormKey } from '../entry/queries.ts'
import { LinkButton } from './link-button.tsx'
import { rowId } from './check-faults.ts'
import { ownSubmissions } from './queries.ts'
import { checkWords } from './words.ts'

const FIELD = 'o-'

/** From a form to the check of the submission that it fills; who came from there goes back to the same row. */
export function CheckLink({ form: { organisation, edition, period } }: { form: FormKey }) {
  const { data } = useQuery(ownSubmissions)
  const { hash } = useLocation()
  useNamedField(hash)
  const filled = data?.submissions.find(
    (one) => one.organisation.id === organisation && one.edition === edition && one.period === period,
  )
  if (!filled) return null
  const from = hash.startsWith(FIELD) ? rowId(hash.slice(FIELD.length)) : undefined
  return (
    <LinkButton
      to="/ho-so/$submission/kiem-tra"
      params={{ submission: filled.submission }}
      isMain
      {...(from !== undefined && { hash: from })}
    >
      {from === undefined ? checkWords.toCheck : checkWords.backToCheck}
    </LinkButton>
  )
}

/** The address names a cell: the focus begins there. */
function useNamedField(hash: string): void {
  useEffect(() => {
    if (!hash.startsWith(FIELD)) return undefined
    const frame = requestAnimationFrame(() => {
      const field = document.getElementById(hash)
      field?.scrollIntoView({ block: 'center' })
      field?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [hash])
}

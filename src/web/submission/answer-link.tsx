import { Link } from '@tanstack/react-router'
import type { SubmissionView } from '#contract/submission-views.ts'
import { fieldId } from '../entry/field-props.ts'
import type { CheckFault } from './check-faults.ts'

type Props = { view: Pick<SubmissionView, 'edition' | 'organisation' | 'period'>; fault: CheckFault }

/** A line of the error summary: to the cell of the form, or to a field of this page. */
export function AnswerLink({ view, fault: { field, item, words } }: Props) {
  if (item !== undefined)
    return (
      <Link
        to="/nhap-so-lieu/$edition"
        params={{ edition: view.edition }}
        search={{ unit: view.organisation.id, period: view.period }}
        hash={fieldId(item)}
        state={{ cameFrom: 'check' }}
      >
        {words}
      </Link>
    )
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(field)?.focus()
      }}
    >
      {words}
    </a>
  )
}

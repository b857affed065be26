import { Link } from '@tanstack/react-router'
import type { FormEntry } from '#contract/forms.ts'
import type { OwnSession } from '#contract/sessions.ts'
import styles from './grid-links.module.css'
import { words } from './words.ts'

/** The ways to the grids, for whoever enters the forms of more than one unit; one for each edition. */
export function GridLinks({
  forms,
  session,
  period,
}: {
  forms: readonly FormEntry[]
  session: OwnSession
  period: string
}) {
  const editions = severalIn(forms.filter(isEnteredBy(session)))
  if (editions.length === 0) return null
  return (
    <ul className={styles.links}>
      {editions.map(({ edition, title }) => (
        <li key={edition}>
          <Link to="/nhap-so-lieu/$edition/nhieu-don-vi" params={{ edition }} search={{ period }}>
            {editions.length === 1 ? words.link : words.linkOf(title.replace(/\s*\(.*\)$/, ''))}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** A supervisor sees forms and enters none. */
function isEnteredBy({ account }: OwnSession) {
  const isAgency = account.roles.some(({ role }) => role === 'standing-agency')
  const own = new Set(
    account.roles.flatMap(({ role, organisation }) =>
      role === 'unit-officer' || role === 'unit-head' ? (organisation?.id ?? []) : [],
    ),
  )
  return ({ organisation }: FormEntry): boolean => isAgency || own.has(organisation.id)
}

/** One form of each edition that has those of several units. */
function severalIn(forms: readonly FormEntry[]): FormEntry[] {
  const first = new Map<string, FormEntry>()
  const several = new Map<string, FormEntry>()
  for (const form of forms) {
    const known = first.get(form.edition)
    if (!known) first.set(form.edition, form)
    else if (known.organisation.id !== form.organisation.id) several.set(form.edition, known)
  }
  return [...several.values()]
}

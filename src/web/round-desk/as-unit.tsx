import { Link } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { isOfUnit } from '../submission/of-unit.ts'
import styles from './as-unit.module.css'
import { isAgency } from './is-agency.ts'
import { words } from './words.ts'

type Props = {
  view: Pick<SubmissionView, 'submission' | 'organisation' | 'keeper' | 'round' | 'edition' | 'period'>
  session: OwnSession
}

/** Over a unit's own pages, for the standing agency that looks at them: whose they are, with what rights, and the way back. */
export function AsUnit({ view, session }: Props) {
  const { asUnit } = words
  if (!isAgency(session) || isOfUnit(session.account, view)) return null
  const { submission, organisation, round, edition, period } = view
  const params = { submission }
  return (
    <div role="note" className={styles.band}>
      <p>
        <strong>{asUnit.band(organisation.name)}</strong>, {asUnit.how}
      </p>
      <p className={styles.ways}>
        <Link to="/ho-so/$submission" params={params} activeOptions={{ exact: true }}>
          {asUnit.submission}
        </Link>
        <Link
          to="/nhap-so-lieu/$edition"
          params={{ edition }}
          search={{ unit: organisation.id, period, view: 'don-vi', round: round.id }}
        >
          {asUnit.numbers}
        </Link>
        <Link to="/ho-so/$submission/mat-diem" params={params}>
          {asUnit.why}
        </Link>
        <Link to="/dot-danh-gia/$round" params={{ round: round.id }} search={{ submission }}>
          {asUnit.back(round.title)}
        </Link>
      </p>
    </div>
  )
}

type FormProps = { unit: string; submission: string | undefined; round: string | undefined }

/** The same over a unit's form, which is then only read. */
export function FormAsUnit({ unit, submission, round }: FormProps) {
  const { asUnit } = words
  return (
    <div role="note" className={styles.band}>
      <p>
        <strong>{asUnit.band(unit)}</strong>, {asUnit.readOnly}
      </p>
      <p className={styles.ways}>
        {submission === undefined ? null : (
          <>
            <Link to="/ho-so/$submission" params={{ submission }}>
              {asUnit.submission}
            </Link>
            <Link to="/ho-so/$submission/mat-diem" params={{ submission }}>
              {asUnit.why}
            </Link>
          </>
        )}
        {round === undefined ? (
          <Link to="/dot-danh-gia">{asUnit.backPlain}</Link>
        ) : (
          <Link to="/dot-danh-gia/$round" params={{ round }} search={{ submission }}>
            {asUnit.backToRound}
          </Link>
        )}
      </p>
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { OverviewLoss, RoundOverview } from '#contract/overview.ts'
import { figure } from '../language.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import styles from './overview-page.module.css'
import { words } from './words.ts'

/** The criteria at which most is lost, and whose they are. */
export function LargestLosses({ losses, members }: Pick<RoundOverview, 'losses' | 'members'>) {
  return (
    <section aria-labelledby="mat-diem">
      <h2 id="mat-diem">{words.losses.heading}</h2>
      {losses.length === 0 ? (
        <p className={styles.quiet}>{words.losses.none}</p>
      ) : (
        <table className={styles.table} aria-labelledby="mat-diem">
          <thead>
            <tr>
              <th scope="col">{words.losses.criterion}</th>
              <th scope="col" className={styles.figure}>
                {words.losses.lost}
              </th>
              <th scope="col">{words.losses.whose}</th>
            </tr>
          </thead>
          <tbody>
            {losses.map((loss) => (
              <tr key={loss.code} className={styles.loss}>
                <th scope="row" className={styles.criterion} title={loss.title}>
                  <span className={styles.code}>{loss.code}</span> {loss.title}
                </th>
                <td className={styles.figure}>
                  <strong>−{figure(loss.lost)}</strong> / {figure(loss.max)}
                  <ShareBar share={Number(loss.lost) / Number(loss.max)} />
                </td>
                <td className={styles.whose}>
                  {loss.leads.length === 0 ? null : <span>{words.losses.leads(loss.leads.join(', '))} </span>}
                  <Units loss={loss} members={members} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Units({ loss: { units, tied }, members }: { loss: OverviewLoss; members: number }) {
  if (tied) {
    const said = tied.units === members ? words.losses.allTied : words.losses.tied
    return said(figure(tied.units), figure(tied.lost))
  }
  return (
    <>
      {words.losses.units}{' '}
      {units.map(({ submission, name, lost }, at) => (
        <Fragment key={submission}>
          {at === 0 ? '' : ', '}
          <Link to="/ho-so/$submission/mat-diem" params={{ submission }}>
            {words.losses.unit(name, figure(lost))}
          </Link>
        </Fragment>
      ))}
    </>
  )
}

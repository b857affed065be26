import { getRouteApi, Link } from '@tanstack/react-router'
import type { DryRunView } from '#contract/round-views.ts'
import { compare, exactFromDecimal, exactFromText, subtract, toDecimal, ZERO, type Exact } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import { figure } from '../language.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './dry-run.module.css'
import { planWords } from './words.ts'

const route = getRouteApi('/dot-danh-gia/$round/thu')

type Member = DryRunView['members'][number]

/** Who gains and who loses, the largest change first; then by which criteria, for all and for one of them. */
export function DryRunTables({ result, unit }: { result: DryRunView; unit: string | undefined }) {
  const { try: said } = planWords
  const shown = result.members.find(({ organisation }) => organisation === unit)
  return (
    <>
      <h2>{said.members}</h2>
      <Members result={result} unit={unit} />
      {shown ? <Detail member={shown} result={result} /> : null}
      <h2>{said.criteria}</h2>
      <Criteria result={result} />
    </>
  )
}

function Members({ result: { members, compared }, unit }: { result: DryRunView; unit: string | undefined }) {
  const { try: said } = planWords
  const { edition, period } = route.useSearch()
  const rows = members
    .map((member) => ({ member, change: changeOf(member, compared) }))
    .sort((a, b) => compare(sizeOf(b.change), sizeOf(a.change)))
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{said.members}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{said.unit}</th>
            {[said.before, said.after, said.change, said.changed].map((name) => (
              <th scope="col" key={name} className={styles.figure}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ member, change }) => (
            <tr key={member.organisation} className={member.organisation === unit ? styles.chosen : undefined}>
              <th scope="row">
                <Link
                  from="/dot-danh-gia/$round/thu"
                  to="/dot-danh-gia/$round/thu"
                  search={{ edition, period, unit: member.organisation }}
                  hash="tung-tieu-chi"
                  resetScroll={false}
                >
                  {member.name}
                </Link>
              </th>
              <td className={styles.figure}>{shownFigure(member.before, compared)}</td>
              <td className={styles.figure}>{shownFigure(member.after, compared)}</td>
              <td className={styles.figure}>{changeText(change, compared)}</td>
              <td className={styles.figure}>{figure(member.changed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Detail({ member, result: { detail } }: { member: Member; result: DryRunView }) {
  const { try: said } = planWords
  const { edition, period } = route.useSearch()
  const exact = (text: string | undefined): string =>
    text === undefined ? said.absent : figure(toShortDecimal(exactFromText(text)))
  return (
    <section aria-labelledby="tung-tieu-chi" className={styles.detail}>
      <h2 id="tung-tieu-chi" tabIndex={-1}>
        {said.detail(member.name)}
      </h2>
      <p>
        <Link
          from="/dot-danh-gia/$round/thu"
          to="/dot-danh-gia/$round/thu"
          search={{ edition, period }}
          resetScroll={false}
        >
          {said.close}
        </Link>
      </p>
      {detail.length === 0 ? (
        <p>{said.criteriaNone}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{said.criterion}</th>
              <th scope="col" className={styles.figure}>
                {said.before}
              </th>
              <th scope="col" className={styles.figure}>
                {said.after}
              </th>
            </tr>
          </thead>
          <tbody>
            {detail.map(({ code, before, after }) => (
              <tr key={code}>
                <th scope="row">{code}</th>
                <td className={styles.figure}>{exact(before)}</td>
                <td className={styles.figure}>{exact(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Criteria({ result: { criteria } }: { result: DryRunView }) {
  const { try: said } = planWords
  const rows = criteria.filter(({ gains, loses }) => gains + loses > 0)
  if (rows.length === 0) return <p>{said.criteriaNone}</p>
  return (
    <table className={`${styles.table} ${styles.narrow}`}>
      <caption>
        <VisuallyHidden>{said.criteria}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{said.criterion}</th>
          <th scope="col" className={styles.figure}>
            {said.gains}
          </th>
          <th scope="col" className={styles.figure}>
            {said.loses}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, gains, loses }) => (
          <tr key={code}>
            <th scope="row">{code}</th>
            <td className={styles.figure}>{figure(gains)}</td>
            <td className={styles.figure}>{figure(loses)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Compared = DryRunView['compared']

function shownFigure(side: Member['before'], compared: Compared): string {
  const { none } = planWords.try
  return compared === 'points' ? figure(side.points) : side.index === null ? none : figure(side.index)
}

function changeOf({ before, after }: Member, compared: Compared): Exact {
  const value = (side: Member['before']): Exact =>
    compared === 'points' ? exactFromDecimal(side.points) : side.index === null ? ZERO : exactFromDecimal(side.index)
  return subtract(value(after), value(before))
}

function sizeOf(change: Exact): Exact {
  return change.numerator < 0n ? subtract(ZERO, change) : change
}

function changeText(change: Exact, compared: Compared): string {
  const shown = figure(toDecimal(change, compared === 'points' ? 2 : 4))
  return change.numerator > 0n ? `+${shown}` : shown
}

import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { OrganisationView, SuccessionView } from '#contract/organisation-views.ts'
import facts from '../administration/facts.module.css'
import { words } from '../administration/words.ts'
import { dateText } from '../edition/date-text.ts'
import type { Chosen } from './unit-picker.tsx'

const { unit, succession } = words

type Props = { view: OrganisationView; hasEnded: boolean }

/** By which decisions it came about, went on or ended, and with whom. */
export function SuccessionsSection({ view, hasEnded }: Props) {
  return (
    <>
      {view.successions.length === 0 ? <p>{unit.noSuccession}</p> : null}
      <ul className={facts.list}>
        {[...view.successions].reverse().map((one) => (
          <li key={one.succession}>
            <span>
              <strong>{succession.kinds[one.kind]}</strong>: <Sides one={one} />
            </span>
            <span className={facts.about}>
              {unit.byDecision(one.decision.number, dateText(one.decision.date), one.decision.issuedBy)}{' '}
              {unit.effectiveOn(dateText(one.effectiveOn))}
            </span>
          </li>
        ))}
      </ul>
      {hasEnded ? null : (
        <Link to="/quan-tri/sap-xep" search={{ unit: view.organisation }}>
          {unit.succeed}
        </Link>
      )}
    </>
  )
}

function Sides({ one: { predecessors, successors } }: { one: SuccessionView }) {
  return (
    <>
      <Names list={predecessors} />
      {predecessors.length > 0 && successors.length > 0 ? ' → ' : null}
      <Names list={successors} />
    </>
  )
}

function Names({ list }: { list: readonly Chosen[] }) {
  return list.map(({ organisation, name }, at) => (
    <Fragment key={organisation}>
      {at > 0 ? ', ' : null}
      <Link to="/quan-tri/don-vi/$organisation" params={{ organisation }}>
        {name}
      </Link>
    </Fragment>
  ))
}

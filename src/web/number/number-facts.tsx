import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import type { NamedItem, NumberParty, NumberView } from '#domain/programme/number-view.ts'
import { ownSession } from '../api.ts'
import { unitOf } from '../entry/content-text.ts'
import { words as entry } from '../entry/words.ts'
import { mayVerify } from '../verdicts/may-verify.ts'
import { words as verdicts } from '../verdicts/words.ts'
import styles from './number-page.module.css'
import { words } from './words.ts'

/** What the number is, who supplies and who verifies it, and which other numbers it belongs to. */
export function NumberFacts({ view }: { view: NumberView }) {
  const { item, providers, verifier, whole, parts, replaces, replacedBy } = view
  const { facts } = words
  const unit = unitOf(item)
  return (
    <aside className={styles.facts} aria-label={facts.heading}>
      <dl>
        <Fact name={facts.providers}>
          <Parties parties={providers.length === 0 ? [{ id: 'unit' }] : providers} />
        </Fact>
        <Fact name={facts.verifier}>
          {verifier ? <Parties parties={[verifier]} /> : facts.noVerifier}
          <ToVerdicts item={item.id} />
        </Fact>
        {item.definition === undefined ? null : <Fact name={facts.definition}>{item.definition}</Fact>}
        <Fact name={facts.kind}>{facts.kinds[item.kind]}</Fact>
        {unit === undefined ? null : <Fact name={facts.unit}>{unit}</Fact>}
        {item.kind === 'count' || item.kind === 'amount' ? (
          <Fact name={facts.overTime}>{entry.details.overTimes[item.overTime]}</Fact>
        ) : null}
        {item.options ? <Fact name={facts.options}>{item.options.map(({ name }) => name).join(' · ')}</Fact> : null}
        {whole ? <Items name={facts.whole} items={[whole]} /> : null}
        <Items name={facts.parts} items={parts} />
        {replaces ? <Items name={facts.replaces} items={[replaces]} /> : null}
        <Items name={facts.replacedBy} items={replacedBy} />
        <Fact name={facts.code}>
          <code>{item.id}</code>
        </Fact>
      </dl>
    </aside>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** For who verifies values: the way to those of this number. */
function ToVerdicts({ item }: { item: string }) {
  const session = useQuery(ownSession).data?.session
  if (!mayVerify(session)) return null
  return (
    <Link to="/xac-minh" search={{ item }} className={styles.item}>
      {verdicts.toPage}
    </Link>
  )
}

function Parties({ parties }: { parties: readonly NumberParty[] }) {
  return parties.map(({ id, name, province }, at) => (
    <Fragment key={id}>
      {at === 0 ? '' : ', '}
      {name !== undefined && province !== undefined ? (
        <Link to="/co-quan/$province/$organisation" params={{ province, organisation: id }}>
          {name}
        </Link>
      ) : (
        (entry.details.suppliers[id] ?? id)
      )}
    </Fragment>
  ))
}

function Items({ name, items }: { name: string; items: readonly NamedItem[] }) {
  if (items.length === 0) return null
  return (
    <Fact name={name}>
      {items.map((one) => (
        <Link
          key={one.id}
          to="/so-lieu/$item"
          params={{ item: one.id }}
          search={(before) => ({ unit: before.unit })}
          className={styles.item}
        >
          {one.name}
        </Link>
      ))}
    </Fact>
  )
}

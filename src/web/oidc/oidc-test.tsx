import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OidcTest } from '#contract/oidc.ts'
import table from '../administration/table.module.css'
import { OidcButton } from './oidc-button.tsx'
import styles from './oidc.module.css'
import { testResult } from './queries.ts'
import { words } from './words.ts'

const { test: said } = words

/** Tries the whole way to the identity provider and back, and tells what came of it; nobody is let in. */
export function OidcTestSection({ attribute }: { attribute: string }) {
  const { data } = useQuery(testResult)
  return (
    <>
      {data ? <Result of={data} attribute={attribute} /> : null}
      <OidcButton isTest />
    </>
  )
}

function Result({ of, attribute }: { of: OidcTest; attribute: string }) {
  return (
    <section aria-labelledby="ket-qua-thu" className={styles.result}>
      <h3 id="ket-qua-thu">{said.result}</h3>
      <Match of={of.match} attribute={attribute} />
      <p>{of.gaveSecondFactor ? said.secondFactor : said.noSecondFactor}</p>
      <table className={table.table}>
        <caption>{said.attributes}</caption>
        <thead>
          <tr>
            <th scope="col">{said.name}</th>
            <th scope="col">{said.value}</th>
          </tr>
        </thead>
        <tbody>
          {of.attributes.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Match({ of, attribute }: { of: OidcTest['match']; attribute: string }) {
  if (of === null) return <p className={styles.broken}>{said.nobody(attribute)}</p>
  const isOpen = !of.isLinkedOtherwise && of.state !== 'disabled'
  const sentence = of.isLinkedOtherwise
    ? said.otherwise(of.displayName)
    : of.state === 'disabled'
      ? said.disabled(of.displayName)
      : said.wouldLetIn(of.displayName, of.userName, said.by[of.by])
  return (
    <p className={isOpen ? undefined : styles.broken}>
      {sentence}{' '}
      <Link to="/quan-tri/tai-khoan/$account" params={{ account: of.account }}>
        {of.userName}
      </Link>
    </p>
  )
}

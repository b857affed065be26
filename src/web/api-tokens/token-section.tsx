import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MadeToken, TokenRow } from '#contract/api-tokens.ts'
import { Done } from '../account/done.tsx'
import facts from '../administration/facts.module.css'
import { Opened } from '../administration/opened.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { ShownToken } from './shown-token.tsx'
import type { TokenDesk } from './token-desk.ts'
import { TokenFacts } from './token-facts.tsx'
import { TokenForm } from './token-form.tsx'
import { RevokeToken } from './revoke-token.tsx'
import styles from './token.module.css'
import { words } from './words.ts'

/** The tokens of an account: those that are valid, the one just made, and behind a line those that are over. */
export function TokenSection({ desk }: { desk: TokenDesk }) {
  const queries = useQueryClient()
  const { data, error } = useQuery(desk.asked)
  const [made, show] = useState<MadeToken>()
  const [done, tell] = useState<string>()
  const refresh = () =>
    Promise.all([desk.asked.queryKey, ['account-timeline']].map((queryKey) => queries.invalidateQueries({ queryKey })))
  const finish = ({ row }: MadeToken) => {
    show(undefined)
    tell(words.ready(row.name))
  }
  if (error && !data) return <p role="alert">{refusalWords(error)}</p>
  if (!data) return <Skeleton height={72} />
  const valid = data.tokens.filter(({ state }) => state === 'valid')
  const past = data.tokens.filter(({ state }) => state !== 'valid')
  return (
    <>
      {made ? <ShownToken made={made} onDone={() => finish(made)} /> : null}
      {done === undefined ? null : <Done key={done}>{done}</Done>}
      {valid.length === 0 ? <p>{past.length === 0 ? words.none : words.noneValid}</p> : null}
      <Rows rows={valid}>
        {(row) => (
          <RevokeToken
            row={row}
            revoke={desk.revoke}
            onDone={async () => {
              tell(words.revokedNow(row.name))
              await refresh()
            }}
          />
        )}
      </Rows>
      {past.length === 0 ? null : (
        <details>
          <summary>{words.past}</summary>
          <Rows rows={past} />
        </details>
      )}
      {desk.make && !made ? (
        <div className={styles.making}>
          <Opened button={words.make}>
            {(close) => (
              <TokenForm
                make={desk.make!}
                asksPassword={desk.asksPassword}
                onCancel={close}
                onMade={async (token) => {
                  tell(undefined)
                  show(token)
                  await refresh()
                }}
              />
            )}
          </Opened>
        </div>
      ) : null}
    </>
  )
}

function Rows({ rows, children }: { rows: readonly TokenRow[]; children?: (row: TokenRow) => React.ReactNode }) {
  return (
    <ul className={facts.list}>
      {rows.map((row) => (
        <li key={row.id} {...(row.state !== 'valid' && { className: facts.over })}>
          <TokenFacts row={row} />
          {children?.(row)}
        </li>
      ))}
    </ul>
  )
}

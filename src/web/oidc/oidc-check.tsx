import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { oidc, type OidcFinding } from '#contract/oidc.ts'
import { call } from '../api.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import styles from './oidc.module.css'
import { words } from './words.ts'

const { check: said } = words

/** Asks the provider on a press, and lists what was found with what to do about it. */
export function OidcCheck() {
  const check = useMutation({ mutationFn: () => call(oidc.examineOidc, {}) })
  return (
    <>
      <div role="status" className={styles.findings}>
        {check.data ? <Findings of={check.data.findings} /> : null}
        {check.error === null ? null : <p className={styles.broken}>{refusalWords(check.error)}</p>}
      </div>
      <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
        {check.data ? said.again : said.start}
      </Button>
    </>
  )
}

function Findings({ of }: { of: readonly OidcFinding[] }) {
  return (
    <ul>
      {of.map((finding) => (
        <li key={finding.code} className={styles[finding.state]}>
          <strong>{said.state[finding.state]}.</strong> {sentenceOf(finding)}
        </li>
      ))}
    </ul>
  )
}

function sentenceOf({ code, state, given }: OidcFinding): string {
  const sentences: Partial<Record<OidcFinding['state'], (given: string) => string>> = said[code]
  return sentences[state]?.(given) ?? given
}

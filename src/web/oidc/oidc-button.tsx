import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { oidc } from '#contract/oidc.ts'
import { call } from '../api.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import styles from './oidc.module.css'
import { keepVisit } from './visit.ts'
import { words } from './words.ts'

type Props = {
  /** The installation's own words. */
  label?: string | undefined
  next?: string | undefined
  isTest?: true
}

/** Leads to the identity provider. What fails on the way there is told beside it. */
export function OidcButton({ label, next, isTest }: Props) {
  const begin = useMutation({
    mutationFn: async () => {
      const { address, visit } = await call(isTest ? oidc.beginOidcTest : oidc.beginOidc, {})
      keepVisit({ visit, next, ...(isTest && { isTest }) })
      location.assign(address)
    },
  })
  const said = label ?? (isTest ? words.test.start : words.button)
  return (
    <div className={styles.begin}>
      <Button variant={isTest ? 'default' : 'filled'} loading={begin.isPending} onClick={() => begin.mutate()}>
        {said}
      </Button>
      {begin.error === null ? null : (
        <p role="alert" className={styles.broken}>
          {refusalWords(begin.error)}
        </p>
      )}
    </div>
  )
}

import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CallError } from '#contract/client.ts'
import { examination } from '#contract/examination.ts'
import tools from '../administration/tools.module.css'
import { call } from '../api.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { figure } from '../language.ts'
import { refusalWords, waitSeconds } from '../sign-in/refusal-words.ts'
import styles from './system-page.module.css'
import { words } from './words.ts'

const said = words.testMail

/** Sends a mail to the reader's own address and tells what the mail server answered. */
export function TestMail() {
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => call(examination.sendTestMail, {}),
    networkMode: 'always',
  })
  return (
    <div className={styles.act}>
      <button
        type="button"
        className={tools.button}
        // Disabled it would lose the focus of whoever pressed it.
        aria-disabled={isPending}
        onClick={() => (isPending ? undefined : mutate())}
      >
        {isPending ? said.sending : said.button}
      </button>
      <div role="status">
        {data ? (
          <p className={data.outcome === 'accepted' ? styles.tell : `${styles.tell} ${styles.failed}`}>
            {said.outcomes[data.outcome](data.address, data.said ?? '')}
          </p>
        ) : null}
        {error ? <WhyNot error={error} /> : null}
      </div>
    </div>
  )
}

function WhyNot({ error }: { error: Error }) {
  const account = useOwnSession()?.account.id
  const seconds = waitSeconds(error)
  const hasNoAddress = error instanceof CallError && error.code === 'no-own-address'
  return (
    <p className={seconds === undefined ? `${styles.tell} ${styles.failed}` : styles.tell}>
      {seconds === undefined ? refusalWords(error) : said.wait(figure(seconds))}{' '}
      {hasNoAddress && account !== undefined ? (
        <Link to="/quan-tri/tai-khoan/$account" params={{ account }}>
          {said.toAccount}
        </Link>
      ) : null}
    </p>
  )
}

import { useEffect, useRef, useState } from 'react'
import type { MadeLink } from '#contract/accounts.ts'
import tools from '../administration/tools.module.css'
import { moment, words } from '../administration/words.ts'
import styles from './handed-link.module.css'

const { link: said } = words

/** A one-time link, shown this once, with how it is handed over; it takes the focus of the form that made it. */
export function HandedLink({ link, name }: { link: MadeLink; name: string }) {
  const [isCopied, copy] = useState<boolean>()
  const head = useRef<HTMLHeadingElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const address = addressOf(link)
  useEffect(() => head.current?.focus(), [link.token])
  return (
    <section className={styles.link} aria-labelledby="duong-dan">
      <h2 id="duong-dan" ref={head} tabIndex={-1}>
        {said.title(name)}
      </h2>
      <p>{said.once(moment(link.expiresAt))}</p>
      <div className={styles.row}>
        <input
          ref={field}
          aria-label={said.address}
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className={tools.button} onClick={() => void copied(address, field.current).then(copy)}>
          {said.copy}
        </button>
      </div>
      <p role="status">{isCopied === undefined ? '' : isCopied ? said.copied : said.notCopied}</p>
      <p className={styles.how}>{said.how}</p>
    </section>
  )
}

/** Where its owner opens the account: the token stands behind the sign that is sent to no server. */
export function addressOf({ token }: Pick<MadeLink, 'token'>): string {
  return `${location.origin}/mo-tai-khoan#${token}`
}

/** There is no clipboard on a page that came over plain http: then the field stands selected. */
async function copied(address: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(address)
    return true
  } catch {
    field?.focus()
    return false
  }
}

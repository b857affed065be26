import { useRouter } from '@tanstack/react-router'
import styles from './search-page.module.css'
import { pieces } from './highlight.ts'
import type { Found } from './search-engine.ts'

/** Results of one kind; what was looked for is marked. */
export function FoundList({ found, asked }: { found: readonly Found[]; asked: string }) {
  const { history } = useRouter()
  return (
    <ul className={styles.list}>
      {found.map(({ title, place, address }, at) => (
        <li key={`${address}-${at}`} className={styles.found}>
          {address === '' ? (
            <Marked text={title} asked={asked} />
          ) : (
            <a
              href={address}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                history.push(address)
              }}
            >
              <Marked text={title} asked={asked} />
            </a>
          )}
          <span className={styles.place}>{place}</span>
        </li>
      ))}
    </ul>
  )
}

/** Longer than this a text is cut for the list. */
const MOST = 240

function Marked({ text, asked }: { text: string; asked: string }) {
  const cut = text.length > MOST ? `${text.slice(0, MOST)}…` : text
  return pieces(cut, asked).map((piece, at) =>
    piece.isFound ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
  )
}

import { Button } from '@mantine/core'
import type { ReceiptView } from '#contract/submission-views.ts'
import styles from './receipt-page.module.css'
import { words as all } from './words.ts'

const { receipt: words } = all

/** How anybody reckons the digest anew: the pinned text, and what to do with it. */
export function ReceiptCheck({ receipt, text }: { receipt: ReceiptView; text: string | undefined }) {
  const name = `giay-xac-nhan-${receipt.number}.json`
  const save = () => {
    if (text === undefined) return
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 1000)
  }
  return (
    <section aria-labelledby="tu-kiem-tra" className={styles.check}>
      <h2 id="tu-kiem-tra">{words.self}</h2>
      <p>{words.selfText}</p>
      <ol>
        {words.selfSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <code>{words.command(name)}</code>
      </p>
      <p>{words.selfFiles}</p>
      <p>
        <Button variant="outline" disabled={text === undefined} onClick={save}>
          {text === undefined ? words.downloading : words.download}
        </Button>
      </p>
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { JudgedValueView } from '#contract/appraisal-views.ts'
import { REMARKS } from '#text/remarks.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { figure, LANGUAGE } from '../language.ts'
import { FigureRemarks } from '../remarks/figure-remarks.tsx'
import { threadsOf } from '../remarks/remark-queries.ts'
import type { Case } from './case.ts'
import styles from './judged-values.module.css'
import { mayAppraise } from './may-appraise.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

const texts = REMARKS[LANGUAGE]

type Props = { one: Case; value: JudgedValueView }

/** What the unit and others say to one another about its number, read when it is opened; and room to join in. */
export function ValueRemarks({ one, value: { subject, item, period } }: Props) {
  const [isOpen, open] = useState(false)
  const session = useOwnSession()
  const form = { organisation: subject, edition: one.view.edition, period }
  const { data } = useQuery(threadsOf(form))
  if (!data) return null
  const thread = data.threads.find((row) => row.item === item)
  const hasUnread = thread !== undefined && thread.unread > 0
  return (
    <details className={styles.past} onToggle={(event) => open(event.currentTarget.open)}>
      <summary className={hasUnread ? styles.unread : undefined}>
        {!thread ? texts.title : hasUnread ? texts.unread(figure(thread.unread)) : texts.badge(figure(thread.said))}
        <VisuallyHidden>: {one.items.get(item)!.name}</VisuallyHidden>
      </summary>
      {isOpen ? <FigureRemarks form={form} item={item} maySay={mayAppraise(session)} /> : null}
    </details>
  )
}

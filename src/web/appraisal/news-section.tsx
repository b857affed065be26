import type { NewsView } from '#contract/appraisal-views.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { contentText, unitOf } from '../entry/content-text.ts'
import { momentText } from '../entry/local-time.ts'
import { periodName } from '../entry/words.ts'
import { nameOf } from '../evidence/document-words.ts'
import type { Case } from './case.ts'
import styles from './news-section.module.css'
import section from './section.module.css'
import { words } from './words.ts'

type Change = NewsView['changes'][number]

/** What came to the criterion after the caller's last word on it; nothing where nothing came. */
export function NewsSection({ one }: { one: Case }) {
  const { news } = one.view
  if (!news || news.changes.length === 0) return null
  return (
    <section aria-labelledby="co-doi" className={styles.news}>
      <h2 id="co-doi" className={section.heading}>
        {words.news.heading}
      </h2>
      <p className={section.quiet}>{words.news.since(momentText(news.since))}</p>
      <ol>
        {news.changes.map((change, at) => (
          <li key={at}>
            <p>
              {change.kind === 'explanation' ? (
                <a href="#giai-trinh">{words.news.kinds.explanation}</a>
              ) : (
                saidOf(one, change)
              )}{' '}
              <FromTo one={one} change={change} />
            </p>
            <p className={section.quiet}>{[change.by, momentText(change.at)].filter(Boolean).join(', ')}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function saidOf(one: Case, { kind, isTakenBack, item, period, document }: Change): string {
  const { kinds, takenBack } = words.news
  if (kind === 'evidence') return (isTakenBack ? takenBack.evidence : kinds.evidence)(document ? nameOf(document) : '')
  const name = one.items.get(item ?? '')?.name ?? ''
  const whole = period === undefined || period === one.view.period ? name : words.news.of(name, periodName(period))
  if (kind === 'value') return kinds.value(whole)
  return (isTakenBack ? takenBack.correction : kinds.correction)(whole)
}

/** What was corrected and is not any more is as it was submitted. */
function FromTo({ one, change: { kind, item: id, isTakenBack, before, after } }: { one: Case; change: Change }) {
  const item = one.items.get(id ?? '')
  if (!item || kind === 'evidence') return null
  const unit = unitOf(item)
  return (
    <strong>
      {words.news.fromTo(said(item, before), isTakenBack ? words.news.submitted : said(item, after))}
      {unit === undefined || isTakenBack ? '' : ` ${unit}`}
    </strong>
  )
}

function said(item: DataItem, content: ValueContent | undefined): string {
  return content ? contentText(item, content) : words.values.missing
}

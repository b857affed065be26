import { JUDGED_LOSSES } from '#text/appraisal.ts'
import { statusText } from '#text/statuses.ts'
import { formulaText, formulaWith } from '../edition/formula-text.ts'
import { contentText } from '../entry/content-text.ts'
import { shortMax } from '../entry/points.tsx'
import { figure, LANGUAGE, text } from '../language.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import { judgedContent, valueOf, type Case } from './case.ts'
import styles from './criterion-section.module.css'
import section from './section.module.css'
import { words } from './words.ts'

/** What the document asks, the rule with the numbers in it, and the points that it gives now. */
export function CriterionSection({ one }: { one: Case }) {
  const { criterion } = one.view
  const { formula } = one.node.leaf!
  return (
    <section>
      <h2 className={styles.title}>
        <span className={styles.code}>{criterion.code}</span> {criterion.title}
      </h2>
      <Points one={one} />
      <dl className={section.facts}>
        {criterion.rule === undefined ? null : (
          <>
            <dt>{words.criterion.rule}</dt>
            <dd>{criterion.rule}</dd>
          </>
        )}
        {criterion.remark === undefined ? null : (
          <>
            <dt>{words.criterion.remark}</dt>
            <dd>{criterion.remark}</dd>
          </>
        )}
        {formula === undefined || criterion.isPointsCriterion ? null : (
          <>
            <dt>{words.criterion.formula}</dt>
            <dd className={section.formula}>{formulaText(formula)}</dd>
            <dt>{words.criterion.withNumbers}</dt>
            <dd className={section.formula}>{formulaWith(formula, standingFor(one))}</dd>
          </>
        )}
        <dt>{words.criterion.article}</dt>
        <dd>{criterion.article}</dd>
      </dl>
      {criterion.isPointsCriterion ? <p className={section.quiet}>{words.criterion.byHand}</p> : null}
    </section>
  )
}

function Points({ one: { view } }: { one: Case }) {
  const { points, max, exact, status, loss } = view.appraised ?? view.self
  const judged = loss !== undefined && loss in JUDGED_LOSSES ? JUDGED_LOSSES[loss as keyof typeof JUDGED_LOSSES] : null
  const share = Number(max) > 0 && exact.max !== '0' ? Number(points) / Number(max) : undefined
  return (
    <div className={styles.points}>
      <p>
        <span className={section.quiet}>{words.criterion.points}</span>{' '}
        <strong>{words.criterion.ofMax(figure(points), figure(shortMax(max)))}</strong>
        {status === 'scored' ? null : <span className={section.attention}> {statusText(status, LANGUAGE)}</span>}
      </p>
      <ShareBar share={share} />
      {judged ? <p className={section.attention}>{judged[LANGUAGE]}</p> : null}
    </div>
  )
}

/** A letter that stands for several numbers at once stays a letter. */
function standingFor(one: Case): (letter: string) => string {
  return (letter) => {
    if (letter === 'max') return figure(shortMax(one.view.criterion.max ?? '0'))
    const value = valueOf(one, letter)
    if (!value) return letter
    const content = judgedContent(value)
    const item = one.items.get(value.item)!
    if (!content || content.kind === 'withdrawn' || content.kind === 'cannot-provide')
      return `[${text.criterion.missing}]`
    const said = contentText(item, content)
    return item.kind === 'choice' ? `«${said}»` : said
  }
}

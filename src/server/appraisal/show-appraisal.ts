import type { AppraisalView, CriterionView, JudgedValueView } from '#contract/appraisal-views.ts'
import { isPointsCriterion } from '#domain/appraisal/decision-faults.ts'
import { hidesOthers } from '#domain/appraisal/why-not-appraise.ts'
import { isAgreed } from '#domain/appraisal/decided.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { changedVersions, keyOf, pinsOf } from '#domain/submission/pins.ts'
import type { Call } from '../call.ts'
import { linksOfPeriod, linkView, viewOf as documentView } from '../evidence/queries.ts'
import { defined } from '../organisations/defined.ts'
import { judgedPoints } from '../submissions/judged-points.ts'
import { judgedValues, latestOwn } from '../submissions/judged-values.ts'
import { lookAt, type Look } from '../submissions/look.ts'
import { assess } from '../values/assessment.ts'
import type { ValueDeps } from '../values/deps.ts'
import { claimOf } from '../values/move-claim.ts'
import { viewOf, type StoredValue } from '../values/stored-value.ts'
import { basisOf, criterionOf, pointsOf, restOf, type Rest } from './criterion.ts'
import { mayDecideEver, offeredPass, questionOf, type Question } from './look.ts'
import { newsOf, placeKey } from './news.ts'
import { newsView } from './news-view.ts'
import { keysRead, readingOf, wholeOf } from './reading.ts'
import { releasedCard, releasedFindings } from './released.ts'
import { correctionsWith } from './stored-correction.ts'
import { findingsOf, findingView, type StoredFinding } from './stored-finding.ts'

type Asked = { readonly submission: string; readonly node: string }

/** One criterion of one submission with all that a decision rests on, cut to what the caller may see. */
export async function showAppraisal(
  deps: ValueDeps,
  { submission: id, node: code }: Asked,
  call: Call,
): Promise<AppraisalView> {
  const look = await lookAt(deps, id, call)
  const { submission, grounds, reader } = look
  const node = criterionOf(grounds, code)
  const { round, member, state } = submission
  const { db } = deps
  const claim = await claimOf(db, {
    organisation: member.id,
    edition: round.edition,
    node: node.code,
    period: round.period,
  })
  const self = await judgedValues(db, grounds, submission, 'self')
  const sight = reader === 'unit' ? await unitSight(deps, look, node) : await appraiserSight(deps, look, node)
  return {
    submission: id,
    submissionState: state,
    organisation: { id: member.id, name: member.name },
    round: { id: round.id, name: round.title },
    edition: round.edition,
    period: round.period,
    criterion: criterionView(node),
    values: await valueViews(deps, look, node, sight.rest),
    evidence: await evidenceViews(deps, look, node),
    ...(claim && { claim }),
    self: pointsOf(judgedPoints(grounds, self), node.code),
    ...sight.shown,
  }
}

/** What somebody may know of the appraisers' work on a criterion. */
type Sight = {
  readonly rest: Rest
  readonly shown: Pick<AppraisalView, 'appraised' | 'findings' | 'isSampled' | 'pass' | 'whyNot' | 'basis' | 'news'>
}

/** Before a release nothing; then what was released, never what came after it. */
async function unitSight({ db }: ValueDeps, { submission, grounds }: Look, node: OutlineNode): Promise<Sight> {
  const card = await releasedCard(db, submission.id, submission.state)
  const all = await findingsOf(db, { submissions: [submission.id], node: node.code })
  const findings = releasedFindings(all, card)
  const self = await judgedValues(db, grounds, submission, 'self')
  const corrections = await correctionsWith(db, findings)
  const rest = restOf(grounds, node.code, { ...self, corrections: [...corrections.values()].flat() })
  return {
    rest,
    shown: {
      ...(card && { appraised: pointsOf(card.body, node.code) }),
      findings: findings.map((one) => findingView(one, (corrections.get(one.id) ?? []).filter(grounds.isOwn))),
    },
  }
}

async function appraiserSight(
  deps: ValueDeps,
  { submission, grounds, actor }: Look,
  node: OutlineNode,
): Promise<Sight> {
  const { db } = deps
  const all = await findingsOf(db, { submissions: [submission.id], node: node.code })
  const question = questionOf(actor, submission, node, all)
  const mayDecide = mayDecideEver(actor, submission, node.code)
  const isBlind = mayDecide && hidesOthers(question)
  const judged = await judgedValues(db, grounds, submission, isBlind ? 'self' : 'appraised')
  const rest = restOf(grounds, node.code, judged)
  const findings = all.filter((one) => isShown(one, question, isBlind))
  const corrections = await correctionsWith(db, findings)
  const places = mayDecide ? [{ submission, node }] : []
  const news = (await newsOf(deps, actor.account, places)).get(placeKey(submission.id, node.code))
  return {
    rest,
    shown: {
      ...(!isBlind && { appraised: pointsOf(judgedPoints(grounds, judged), node.code) }),
      findings: findings.map((one) => findingView(one, corrections.get(one.id) ?? [])),
      isSampled: question.isSampled,
      ...(mayDecide && offeredPass(question)),
      ...(mayDecide && { basis: basisOf(rest, submission, isBlind) }),
      ...(news && { news: await newsView(db, news) }),
    },
  }
}

/** Method §15.6: neither of two independent appraisers sees the other's finding before both are there. */
function isShown(finding: StoredFinding, { findings, account, isAgency }: Question, isBlind: boolean): boolean {
  if (finding.by === account) return true
  if (isBlind) return false
  return finding.pass !== 'blind' || isAgency || isAgreed(findings) !== undefined
}

function criterionView(node: OutlineNode): CriterionView {
  const { row, leaf, article, code } = node
  return {
    code,
    title: row.title.text,
    ...defined({ max: row.max, rule: row.rule?.text, formula: row.formula, remark: row.remark?.text }),
    article,
    letters: leaf!.letters.map(({ name, item, variable }) => ({
      letter: name,
      item: item.id,
      name: item.name,
      of: variable.of,
    })),
    isPointsCriterion: isPointsCriterion(node),
  }
}

async function valueViews({ db }: ValueDeps, look: Look, node: OutlineNode, rest: Rest): Promise<JudgedValueView[]> {
  const { submission, grounds, reader } = look
  const { surroundings, items, isOwn } = grounds
  const pinned = new Map(rest.versions.map((value) => [keyOf(value), value]))
  const corrected = new Map(rest.corrections.map((one) => [keyOf(one), one]))
  const keys = new Set(keysRead(readingOf(grounds), node.code).map(wholeOf))
  const latest = pinsOf(await latestOwn(db, grounds)).filter((value) => keys.has(wholeOf(value)))
  const own = rest.versions.filter(isOwn)
  const changes = submission.attempt === 0 ? [] : changedVersions<StoredValue>(own, latest)
  const changed = new Map(changes.map(({ before, after }) => [keyOf((after ?? before)!), after]))
  const { findings } = assess(rest.versions, surroundings, items, undefined)
  return [...new Set([...pinned.keys(), ...corrected.keys(), ...changed.keys()])].sort().map((key) => {
    const [version, correction, after] = [pinned.get(key), corrected.get(key), changed.get(key)]
    const { subject, item, period, part } = (version ?? correction ?? after)!
    const isTold = isOwn({ subject, item, period, part }) || reader !== 'unit'
    return {
      ...{ subject, item, period, ...defined({ part }) },
      isOwn: isOwn({ subject, item, period, part }),
      ...(isTold && version && { pinned: viewOf(version) }),
      ...(isTold && correction && { corrected: correction.content }),
      ...(isTold && after && { changed: viewOf(after) }),
      findings: isTold && version ? findings(version).map(({ code, params }) => ({ code, params: { ...params } })) : [],
    }
  })
}

/** Documents on the unit's own numbers that the criterion reads. */
async function evidenceViews({ db }: ValueDeps, { submission, grounds }: Look, node: OutlineNode) {
  const keys = keysRead(readingOf(grounds), node.code).filter(({ subject }) => subject === grounds.member.id)
  const items = new Set(keys.map(wholeOf))
  const submittedAt = await lastReceipt(db, submission.id)
  const links = []
  for (const period of new Set(keys.map((key) => key.period)))
    links.push(...(await linksOfPeriod(db, grounds.member.id, period)))
  return links
    .filter((link) => items.has(wholeOf(link)))
    .map((link) => ({
      link: linkView(link),
      document: documentView(link.document),
      isLate: submittedAt !== undefined && new Date(link.at) > submittedAt,
    }))
}

async function lastReceipt(db: ValueDeps['db'], submission: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('receipt')
    .select('at')
    .where('submission_id', '=', submission)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

import type { ExplanationDraftView, ExplanationText, ExplanationView } from '#contract/appraisal-views.ts'
import type { Db } from '#db/database.ts'
import { draftOf } from '#domain/appraisal/explanation-draft.ts'
import { mayExplain } from '#domain/appraisal/may-explain.ts'
import type { Call } from '../call.ts'
import { linksOfPeriod } from '../evidence/queries.ts'
import { Refusal } from '../refusal.ts'
import { lookAt, type Look } from '../submissions/look.ts'
import { openingsOf } from '../submissions/openings.ts'
import { openingView } from '../submissions/show-submission.ts'
import type { ValueDeps } from '../values/deps.ts'
import { criterionOf } from './criterion.ts'
import { releasedCard, releasedFindings } from './released.ts'
import { correctionsWith } from './stored-correction.ts'
import { findingsOf, findingView } from './stored-finding.ts'

type Asked = { readonly submission: string; readonly node: string }

/** The thread of one criterion: what was released of it, and what both sides say. */
export async function showExplanation(
  deps: ValueDeps,
  { submission: id, node: code }: Asked,
  call: Call,
): Promise<ExplanationView> {
  const { db } = deps
  const { submission, grounds, now } = await lookAt(deps, id, call)
  const node = criterionOf(grounds, code).code
  const openings = (await openingsOf(db, id)).filter((one) => one.node === node && one.purpose === 'explanation')
  const all = await findingsOf(db, { submissions: [id], node })
  const findings = releasedFindings(all, await releasedCard(db, id, submission.state))
  const corrections = await correctionsWith(db, findings)
  const unclosed = openings.filter(({ closedAt }) => closedAt === undefined)
  return {
    submission: id,
    node,
    isOpen: submission.state === 'explanation' && mayExplain(unclosed, node, now),
    openings: openings.map(openingView),
    findings: findings.map((one) => findingView(one, (corrections.get(one.id) ?? []).filter(grounds.isOwn))),
    texts: (await textsOf(db, id))
      .filter((one) => one.node === node)
      .map(({ side, words, by, at }) => ({ side, words, by, at })),
  }
}

/** The content of a giải trình, from the points that the release took (method §15.9). */
export async function showExplanationDraft(deps: ValueDeps, id: string, call: Call): Promise<ExplanationDraftView> {
  const { db } = deps
  const look = await lookAt(deps, id, call)
  const { submission, grounds } = look
  const card = await releasedCard(db, id, submission.state)
  if (!card) throw new Refusal('findings-not-released')
  const findings = releasedFindings(await findingsOf(db, { submissions: [id] }), card)
  const said = (await textsOf(db, id)).filter(({ side }) => side === 'unit')
  const words = Map.groupBy(said, ({ node }) => node)
  const { member, round } = submission
  const criteria = draftOf(grounds.outline, card.body, {
    findings: new Map(
      findings.map(({ node, decision, reasonCode, reason }) => [node, { decision, reasonCode, reason }]),
    ),
    words: new Map([...words].map(([node, some]) => [node, some.map((one) => one.words)])),
    evidence: await evidenceByCriterion(db, look),
  })
  return {
    submission: id,
    organisation: { id: member.id, name: member.name },
    round: { id: round.id, name: round.title },
    points: card.body.total.points,
    max: card.body.total.max,
    criteria: criteria.map((one) => ({ ...one, words: [...one.words], evidence: [...one.evidence] })),
  }
}

async function textsOf(db: Db, submission: string): Promise<(ExplanationText & { readonly node: string })[]> {
  const rows = await db
    .selectFrom('explanation_text')
    .innerJoin('account', 'account.id', 'explanation_text.said_by')
    .select(['node_code', 'side', 'words', 'account.display_name', 'said_at'])
    .where('submission_id', '=', submission)
    .orderBy('said_at')
    .orderBy('explanation_text.id')
    .execute()
  return rows.map((row) => ({
    node: row.node_code,
    side: row.side as ExplanationText['side'],
    words: row.words,
    by: row.display_name,
    at: row.said_at.toISOString(),
  }))
}

/** Documents on the unit's own numbers of the period that a criterion reads. */
async function evidenceByCriterion(db: Db, { grounds }: Look): Promise<Map<string, string[]>> {
  const links = await linksOfPeriod(db, grounds.member.id, grounds.period.key)
  const living = links.filter(({ dead }) => dead === undefined)
  return new Map(
    grounds.outline.leaves.map(({ code }) => {
      const items = new Set(grounds.ownItemsOf(code))
      return [code, [...new Set(living.filter(({ item }) => items.has(item)).map(({ evidence }) => evidence))]]
    }),
  )
}

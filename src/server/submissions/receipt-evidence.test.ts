import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidence } from '#contract/evidence.ts'
import { submissions } from '#contract/submissions.ts'
import { pdf } from '#test/support/evidence-files.ts'
import { openEvidenceHouse, type EvidenceHouse } from '#test/support/evidence-house.ts'
import { explainEverything, openedRound } from '#test/support/round.ts'

const HEALTH = 'so-y-te'
const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'

let house: EvidenceHouse
beforeAll(async () => {
  house = await openEvidenceHouse()
})
afterAll(() => house.province.close())

test('a receipt names the files that support the numbers, and none in quarantine, withdrawn or expired', async () => {
  const { province, unit, officer } = house
  const { db } = province.database
  const head = await province.as(`tt.${HEALTH}`)
  await explainEverything(head, unit)
  const { of } = await openedRound(province, { members: [HEALTH] })
  const names = ['con gia tri', 'cach ly', 'da rut', 'het han', 'gan hai lan'] as const
  const ids: Record<string, string> = {}
  for (const name of names) {
    const said = name === 'het han' ? { validTo: '2021-12-31' } : {}
    ids[name] = (await house.added(pdf(name), { fileName: `${name}.pdf`, ...said })).evidence
  }
  const supported = { subject: unit, item: ITEM, period: '2022' }
  for (const name of names) await officer.call(evidence.linkEvidence, { evidence: ids[name]!, ...supported })
  const hash = (name: string): string => createHash('sha256').update(pdf(name)).digest('hex')
  await db.updateTable('stored_file').set({ state: 'quarantined' }).where('hash', '=', hash('cach ly')).execute()
  await officer.call(evidence.withdrawEvidence, { evidence: ids['da rut']!, version: 1, reason: 'Có bản mới.' })
  // The same file, brought once more as another document.
  const again = await house.added(pdf('gan hai lan'))
  await officer.call(evidence.linkEvidence, { evidence: again.evidence, ...supported })

  const submission = of(HEALTH)
  await head.call(submissions.submitSubmission, { submission, version: 1 })
  const { body } = await db
    .selectFrom('event')
    .select('body')
    .where('stream', '=', `submission:${submission}`)
    .where('kind', '=', 'submission.submitted')
    .executeTakeFirstOrThrow()
  const named = (body as { evidence: string[] }).evidence
  expect(named).toEqual([hash('con gia tri'), hash('gan hai lan')].sort())
})

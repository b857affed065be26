import { describe, expect, test } from 'vitest'
import { STATES } from '../workflow/moves.ts'
import { DAY, SECOND } from '../round/moment.ts'
import { SubmissionMove, type SubmissionState } from './submission.ts'
import { MoveRefusal, whyNot, type MoverFacts, type SubmissionFacts } from './why-not.ts'

const BEGIN = Date.UTC(2026, 8, 1)
const CALENDAR = {
  entryFrom: BEGIN,
  entryUntil: BEGIN + 10 * DAY,
  fixedAt: BEGIN + 12 * DAY,
  appraisalUntil: BEGIN + 20 * DAY,
  explanationUntil: BEGIN + 25 * DAY,
  councilUntil: BEGIN + 30 * DAY,
  releaseOn: BEGIN + 35 * DAY,
}
const DURING = BEGIN + DAY
const AFTER = CALENDAR.entryUntil + DAY
const HEAD: MoverFacts = { isPermitted: true, signing: { form: 'head' } }
const signedBy = (signing: MoverFacts['signing']): MoverFacts => ({ isPermitted: true, signing })

function facts(state: SubmissionState, more: Partial<SubmissionFacts> = {}): SubmissionFacts {
  const none = { unexplained: 0, withoutEvidence: 0, undecided: 0, openings: [], awaitsCommon: false }
  return { state, isRoundOpen: true, ...none, ...more }
}

const open = (purpose: 'reopened' | 'explanation', until: number) => ({ node: '1.1', purpose, until })

type Row = [string, SubmissionMove, SubmissionFacts, number, MoverFacts]
const ROWS: Row[] = [
  ['none', 'submitSubmission', facts('draft'), DURING, HEAD],
  ['none', 'submitSubmission', facts('draft'), CALENDAR.entryUntil + SECOND - 1, HEAD],
  ['deadline-over', 'submitSubmission', facts('draft'), CALENDAR.entryUntil + SECOND, HEAD],
  ['entry-not-begun', 'submitSubmission', facts('draft'), BEGIN - 1, HEAD],
  ['round-not-open', 'submitSubmission', facts('draft', { isRoundOpen: false }), DURING, HEAD],
  ['not-permitted', 'submitSubmission', facts('draft'), DURING, { ...HEAD, isPermitted: false }],
  ['notes-missing', 'submitSubmission', facts('draft', { unexplained: 2 }), DURING, HEAD],
  ['evidence-missing', 'submitSubmission', facts('draft', { withoutEvidence: 1 }), DURING, HEAD],
  ['none', 'submitSubmission', facts('draft'), DURING, signedBy({ form: 'authority' })],
  [
    'document-needed',
    'submitSubmission',
    facts('draft'),
    DURING,
    signedBy({ form: undefined, code: 'document-needed' }),
  ],
  ['not-the-head', 'submitSubmission', facts('draft'), DURING, signedBy({ form: undefined, code: 'authority-ended' })],
  ['none', 'submitSubmission', facts('draft'), DURING, signedBy({ form: 'document', date: '2026-09-02' })],
  [
    'document-dated-ahead',
    'submitSubmission',
    facts('draft'),
    DURING,
    signedBy({ form: 'document', date: '2026-09-03' }),
  ],
  ['none', 'recallSubmission', facts('submitted'), DURING, HEAD],
  ['deadline-over', 'recallSubmission', facts('submitted'), AFTER, HEAD],
  ['entry-not-over', 'beginAppraisal', facts('submitted'), DURING, HEAD],
  ['none', 'beginAppraisal', facts('submitted'), AFTER, HEAD],
  ['criteria-still-open', 'beginAppraisal', facts('submitted', { openings: [open('reopened', AFTER)] }), AFTER, HEAD],
  ['none', 'beginAppraisal', facts('submitted', { openings: [open('reopened', AFTER)] }), AFTER + DAY, HEAD],
  ['criteria-undecided', 'releaseFindings', facts('appraisal', { undecided: 3 }), AFTER, HEAD],
  ['none', 'releaseFindings', facts('appraisal'), AFTER, HEAD],
  [
    'criteria-still-open',
    'beginSecondAppraisal',
    facts('explanation', { openings: [open('explanation', AFTER)] }),
    AFTER,
    HEAD,
  ],
  ['none', 'endExplanation', facts('explanation'), AFTER, HEAD],
  ['none', 'endExplanation', facts('explanation', { openings: [open('explanation', AFTER)] }), AFTER, HEAD],
  ['criteria-still-open', 'endExplanation', facts('explanation', { openings: [open('reopened', AFTER)] }), AFTER, HEAD],
  ['none', 'endExplanation', facts('explanation', { openings: [open('reopened', DURING)] }), AFTER, HEAD],
  [
    'document-needed',
    'endExplanation',
    facts('explanation'),
    AFTER,
    signedBy({ form: undefined, code: 'document-needed' }),
  ],
  ['round-not-open', 'endExplanation', facts('explanation', { isRoundOpen: false }), AFTER, HEAD],
  ['findings-not-released', 'sendToCouncil', facts('appraisal'), AFTER, HEAD],
  ['none', 'sendToCouncil', facts('explanation'), AFTER, HEAD],
  ['criteria-undecided', 'sendToCouncil', facts('second-appraisal', { undecided: 1 }), AFTER, HEAD],
  ['none', 'sendBack', facts('council'), AFTER, HEAD],
  ['common-values-not-fixed', 'approveSubmission', facts('council', { awaitsCommon: true }), AFTER, HEAD],
  ['none', 'approveSubmission', facts('council'), AFTER, HEAD],
  ['nothing-reopened', 'endReopening', facts('appraisal'), AFTER, HEAD],
  ['nothing-reopened', 'endReopening', facts('appraisal', { openings: [open('explanation', AFTER)] }), AFTER, HEAD],
  ['deadline-over', 'endReopening', facts('appraisal', { openings: [open('reopened', DURING)] }), AFTER, HEAD],
  ['none', 'endReopening', facts('appraisal', { openings: [open('reopened', AFTER)] }), AFTER, HEAD],
  ['none', 'extendEntry', facts('draft', { openUntil: CALENDAR.entryUntil + DAY }), DURING, HEAD],
  // Who is late may be given more time, up to the last moment of the appraisal.
  ['none', 'extendEntry', facts('draft', { openUntil: CALENDAR.appraisalUntil }), AFTER, HEAD],
  ['entry-end-not-later', 'extendEntry', facts('draft', { openUntil: CALENDAR.entryUntil }), DURING, HEAD],
  ['entry-end-not-later', 'extendEntry', facts('draft', { openUntil: AFTER }), AFTER, HEAD],
  ['entry-end-after-appraisal', 'extendEntry', facts('draft', { openUntil: CALENDAR.appraisalUntil + 1 }), AFTER, HEAD],
  ['appraisal-over', 'extendEntry', facts('draft'), CALENDAR.appraisalUntil + SECOND, HEAD],
  ['opening-ends-before-now', 'reopenCriteria', facts('submitted', { openUntil: DURING }), AFTER, HEAD],
  ['none', 'reopenCriteria', facts('submitted', { openUntil: AFTER + DAY }), AFTER, HEAD],
]

describe('why a move is not open (method §13.1)', () => {
  test.each(ROWS)('%s: %s', (expected, move, situation, now, mover) => {
    const why = whyNot(move, { facts: situation, mover, calendar: CALENDAR, now })
    expect(why?.code ?? 'none').toBe(expected)
  })

  test('every reason has been tried', () => {
    const tried = new Set(ROWS.map(([code]) => code))
    expect(MoveRefusal.options.filter((code) => !tried.has(code))).toEqual([])
  })

  test('out of any other state than the table has, it is the state that is wrong', () => {
    for (const move of SubmissionMove.options)
      for (const state of STATES.submission) {
        const why = whyNot(move, { facts: facts(state), mover: HEAD, calendar: CALENDAR, now: AFTER })
        expect([move, state, why?.code === 'wrong-state']).toEqual([move, state, !STATES_OF[move].includes(state)])
      }
  })
})

/** As the rulings have it, written once more by hand. */
const AFTER_ENTRY: SubmissionState[] = ['submitted', 'appraisal', 'explanation', 'second-appraisal', 'council']
const STATES_OF: Record<SubmissionMove, SubmissionState[]> = {
  extendEntry: ['draft'],
  submitSubmission: ['draft'],
  recallSubmission: ['submitted'],
  reopenCriteria: AFTER_ENTRY,
  endReopening: AFTER_ENTRY,
  beginAppraisal: ['submitted'],
  releaseFindings: ['appraisal'],
  endExplanation: ['explanation'],
  beginSecondAppraisal: ['explanation'],
  sendToCouncil: ['appraisal', 'explanation', 'second-appraisal'],
  sendBack: ['council'],
  approveSubmission: ['council'],
}

import { describe, expect, test } from 'vitest'
import type { MyWork, RoundWork, TimeLeft, UnitWork } from '#contract/my-work.ts'
import type { HeldRole, OwnSession } from '#contract/sessions.ts'
import { dueWords } from './work-row.ts'
import { workRows } from './work-rows.ts'

const [HEALTH, JUSTICE] = [
  { id: 'y', name: 'Sở Y tế' },
  { id: 'p', name: 'Sở Tư pháp' },
]
const ROUND = { id: 'r', name: 'Đợt 2026' }
const until = (day: string, workingDays: number): TimeLeft => ({
  until: `${day}T16:59:59.000Z`,
  workingDays,
  isOver: workingDays < 0,
})

const session = (...roles: HeldRole[]): OwnSession => ({
  account: { id: 'a', name: 'Nguyễn Văn A', userName: 'a', roles },
  secondFactor: 'none',
  expiresAt: '2026-12-21T10:00:00Z',
  idleEndsAt: '2026-12-21T10:00:00Z',
  now: '2026-12-21T01:00:00Z',
})
const officer = session({ role: 'unit-officer', organisation: HEALTH })
const head = session({ role: 'unit-head', organisation: HEALTH })

const LEFT = { asked: 173, given: 161, criteria: 9, evidence: 3, notes: 0, confirmations: 0, next: 'so-may' }
const unit = (more: Partial<UnitWork> = {}): UnitWork => ({
  round: ROUND,
  edition: 'hue-2020',
  period: '2026-Q4',
  submission: 's',
  organisation: HEALTH,
  keeper: HEALTH.id,
  state: 'draft',
  entryFrom: '2026-12-01T00:00:00.000Z',
  isBegun: true,
  due: until('2026-12-27', 4),
  left: LEFT,
  cameBack: [],
  disputed: [],
  ...more,
})
const NOTHING: MyWork = { units: [], provides: [], verifies: [], appraises: [], rounds: [] }
const work = (more: Partial<MyWork>): MyWork => ({ ...NOTHING, ...more })
const STATES = { submitted: 0, appraisal: 0, explanation: 0, 'second-appraisal': 0, approved: 0 }
const round = (draft: number, council: number): RoundWork => ({
  round: ROUND,
  edition: 'hue-2020',
  period: '2026-Q4',
  scope: 'all',
  members: draft + council,
  states: { ...STATES, draft, council },
  overdue: 0,
  extended: 0,
})

describe('a deadline in words', () => {
  test('is red only when it is over, and stands out in its last working week', () => {
    expect(dueWords(until('2026-12-27', 4), 'hạn nộp')).toMatchObject({
      on: 'hạn nộp 27/12/2026',
      left: 'còn 4 ngày làm việc',
      tone: 'soon',
    })
    expect(dueWords(until('2026-12-31', 6)).tone).toBe('plain')
    expect(dueWords(until('2026-12-18', -1))).toMatchObject({ left: 'quá hạn 1 ngày làm việc', tone: 'over' })
    expect(dueWords({ ...until('2026-12-20', 0), isOver: true })).toMatchObject({ left: 'vừa hết hạn', tone: 'over' })
  })

  test('of a day without a further working day names the hour', () => {
    expect(dueWords(until('2020-01-05', 0))).toMatchObject({ left: 'không còn ngày làm việc nào, đến 23:59' })
  })
})

describe('a form that is not submitted', () => {
  test('says what is left in words and leads to the first cell', () => {
    const [row] = workRows(work({ units: [unit()] }), officer).todo
    expect(row).toMatchObject({
      title: 'Nhập số liệu của Sở Y tế, quý IV/2026',
      said: ['Còn 12 số liệu, 3 tiêu chí thiếu minh chứng.', '9 tiêu chí chưa có điểm vì thiếu số liệu.'],
      place: { to: '/nhap-so-lieu/$edition', search: { unit: 'y', period: '2026-Q4' }, hash: 'o-so-may' },
    })
  })

  test('waits for the head once nothing lacks: an officer is told so, the head is led to the check', () => {
    const whole = { ...LEFT, given: 173, criteria: 0, evidence: 0 }
    const units = [unit({ left: whole })]
    expect(workRows(work({ units }), officer).todo[0]!.said).toEqual(['Chờ thủ trưởng nộp hồ sơ.'])
    expect(workRows(work({ units }), head).todo[0]).toMatchObject({
      title: 'Nộp hồ sơ của Sở Y tế, quý IV/2026',
      place: { to: '/ho-so/$submission/kiem-tra' },
    })
    const unconfirmed = [unit({ left: { ...whole, confirmations: 2 } })]
    expect(workRows(work({ units: unconfirmed }), head).todo[0]!.said).toEqual(['Còn 2 số chép cần xác nhận.'])
  })

  test('stands above what is due later, and a submitted one is done', () => {
    const units = [
      unit({ submission: 'later', due: until('2026-12-30', 7) }),
      unit({ submission: 'sooner' }),
      unit({ submission: 'in', state: 'submitted' }),
    ]
    const rows = workRows(work({ units }), officer)
    expect(rows.todo.map(({ key }) => key)).toEqual(['sooner', 'later'])
    expect(rows.done.map(({ key, said }) => [key, said])).toEqual([['in', ['Đã nộp, chờ thẩm định']]])
  })
})

test('criteria that came back for one reason until one moment are one row, with that reason', () => {
  const opened = { purpose: 'reopened', reason: 'Nhập nhầm kỳ.', due: until('2026-12-23', 2), item: 'a' } as const
  const cameBack = [
    { ...opened, node: '1.1', title: 'Một' },
    { ...opened, node: '1.2', title: 'Hai' },
    { ...opened, node: '2.1', title: 'Ba', reason: 'Thiếu minh chứng.' },
  ]
  const { todo } = workRows(work({ units: [unit({ state: 'submitted', cameBack })] }), officer)
  expect(todo.map(({ title, said }) => [title, said])).toEqual([
    ['Sửa 2 tiêu chí: 1.1, 1.2', ['Cơ quan thường trực mở lại: Nhập nhầm kỳ.']],
    ['Sửa tiêu chí 2.1 Ba', ['Cơ quan thường trực mở lại: Thiếu minh chứng.']],
  ])
})

test('only what belongs to the role that somebody works in is listed', () => {
  const units = [unit(), unit({ submission: 'other', organisation: JUSTICE, keeper: JUSTICE.id })]
  const everything = work({ units, rounds: [round(2, 0)], undelivered: 3 })
  expect(workRows(everything, officer).todo.map(({ key }) => key)).toEqual(['s'])
  expect(workRows(everything, officer).watch).toEqual([])
  expect(workRows(everything, session({ role: 'standing-agency' })).todo.map(({ title }) => title)).toEqual([
    'Theo dõi: Đợt 2026',
    'Thư chưa gửi được',
  ])
})

test('a leader is asked for what is before the council, and else only told how a round stands', () => {
  const leader = session({ role: 'leader' })
  expect(workRows(work({ rounds: [round(2, 0)] }), leader)).toMatchObject({
    todo: [],
    watch: [{ title: 'Theo dõi: Đợt 2026', said: ['2 trên 2 đơn vị chưa nộp.'] }],
  })
  expect(workRows(work({ rounds: [round(0, 2)] }), leader)).toMatchObject({
    todo: [{ title: 'Phê duyệt kết quả: Đợt 2026', said: ['2 trên 2 hồ sơ chờ Hội đồng quyết định.'] }],
    watch: [],
  })
})

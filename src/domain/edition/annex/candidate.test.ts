import { expect, test } from 'vitest'
import { smallCriterion, smallDraft } from '#test/support/small-draft.ts'
import { DataItem } from '../../item/data-item.ts'
import { exactFromDecimal } from '../../exact.ts'
import { checkCriterion } from '../check/check-criterion.ts'
import { Node, type Edition } from '../definition.ts'
import { placeOf } from '../edit/place.ts'
import { proposeFormula } from '../wording/propose.ts'
import { accepted, candidateOf, reopened } from './candidate.ts'

const NONE = new Map<string, DataItem>()

function draftWith(...leaves: { code: string; title: string; max: string; rule: string }[]): Edition {
  const draft = smallDraft('thu')
  return { ...draft, items: [], nodes: leaves.map((leaf) => Node.parse(leaf)) }
}

function candidateIn(edition: Edition, code: string, catalogue = NONE) {
  const { node } = placeOf(edition, code)!
  const max = exactFromDecimal(node.max!)
  const proposal = proposeFormula({ rule: node.rule!.text, remark: '', title: node.title.text, max })
  return candidateOf(node, proposal, new Map([...catalogue, ...edition.items.map((item) => [item.id, item] as const)]))
}

const ISSUED = { max: '5', rule: '- Đã ban hành: điểm tối đa\n- Chưa ban hành: 0 điểm' }
const SHARE = {
  code: '3',
  title: 'Hồ sơ trực tuyến',
  max: '10',
  rule: 'a= Tổng số hồ sơ xử lý trực tuyến của đơn vị\nb= Tổng số hồ sơ đã tiếp nhận của đơn vị\nTỷ lệ=a/b\nĐiểm= Tỷ lệ*Điểm tối đa',
}

test('the same short words in two criteria are two facts, each named after its criterion', () => {
  let edition = draftWith(
    { code: '1', title: 'Ban hành kế hoạch', ...ISSUED },
    { code: '2', title: 'Ban hành kiến trúc', ...ISSUED },
  )
  for (const code of ['1', '2']) edition = accepted(edition, code, candidateIn(edition, code))
  expect(edition.items.map(({ name, kind }) => [name, kind])).toEqual([
    ['Ban hành kế hoạch: Đã ban hành', 'yes-no'],
    ['Ban hành kiến trúc: Đã ban hành', 'yes-no'],
  ])
  expect(edition.nodes.map(({ formula }) => formula)).toEqual(['IF(v, max, 0)', 'IF(v, max, 0)'])
})

test('a letter is bound to the item of its name that is there, whatever the marks; a kind that does not fit is not', () => {
  const edition = draftWith(SHARE)
  const named = (id: string, name: string, kind: DataItem['kind']) => [id, DataItem.parse({ id, name, kind })] as const
  const catalogue = new Map<string, DataItem>([
    named('ho-so-truc-tuyen', 'TỔNG SỐ HỒ SƠ XỬ LÝ trực tuyến của đơn vị', 'count'),
    named('ho-so-tiep-nhan', 'Tổng số hồ sơ đã tiếp nhận của đơn vị', 'yes-no'),
  ])
  const candidate = candidateIn(edition, '3', catalogue)
  const bound = Object.fromEntries(Object.entries(candidate.rule.variables).map(([name, { item }]) => [name, item]))
  expect(bound).toEqual({ a: 'ho-so-truc-tuyen', b: 'tong-so-ho-so-da-tiep-nhan-cua-don-vi' })
  expect(candidate.items.map(({ id }) => id)).toEqual(['tong-so-ho-so-da-tiep-nhan-cua-don-vi'])
})

test('what was accepted can be tried, and is without faults but for its example', () => {
  const edition = draftWith(SHARE)
  const candidate = candidateIn(edition, '3')
  const drafted = accepted(edition, '3', candidate)
  const { findings } = checkCriterion(drafted, '3', new Map(drafted.items.map((item) => [item.id, item])))!
  expect(findings.filter(({ severity }) => severity === 'fault')).toEqual([])
})

test('nothing is in the draft before it is accepted, and nothing stays when it is taken back', () => {
  const edition = draftWith(SHARE, { code: '1', title: 'Ban hành kế hoạch', ...ISSUED })
  const before = JSON.stringify(edition)
  const candidate = candidateIn(edition, '3')
  expect(JSON.stringify(edition)).toBe(before)
  expect(JSON.stringify(reopened(accepted(edition, '3', candidate), '3'))).toBe(before)
})

test('an item that another criterion reads stays when one of the two is taken back', () => {
  const edition = { ...draftWith(SHARE), items: [] }
  const drafted = accepted(edition, '3', candidateIn(edition, '3'))
  const item = drafted.items[0]!.id
  const shared = { ...drafted, nodes: [...drafted.nodes, Node.parse(smallCriterion('4', item))] }
  expect(reopened(shared, '3').items.map(({ id }) => id)).toEqual([item])
})

test('a letter that the document does not name is bound to nothing', () => {
  const edition = draftWith({
    code: '1',
    title: 'Đào tạo',
    max: '2',
    rule: 'Tỷ lệ % người đứng đầu các cấp được đào tạo, tập huấn * điểm tối đa',
  })
  const { rule, items } = candidateIn(edition, '1')
  const unnamed = Object.values(rule.variables).filter(({ item }) => item === undefined)
  expect([unnamed.length, items.length]).toEqual([1, 1])
  expect(accepted(edition, '1', { rule, items }).items).toHaveLength(1)
})

import { compare, exactFromDecimal, exactFromText, divide, type Exact } from '../../exact.ts'
import { decimal } from './amount.ts'

/** So many points for each of a kind, at most so many together. Places count from the start of the words read. */
export type Tariff = {
  readonly each: Exact
  readonly written: string
  readonly counted: { readonly start: number; readonly end: number }
  readonly cap: string | undefined
}

const POINTS = String.raw`(\d+(?:[.,]\d+)?(?: ?/ ?\d+)?)`
const CAP = String.raw`(?:[,;]? ?(?:nhung |va )?(?:tong (?:so )?(?:diem )?)?(?:toi da|khong qua|khong vuot qua)(?: la| khong qua)? (\d+(?:[.,]\d+)?) diem)?`

/** "Mỗi tài liệu được 1 điểm, tối đa 5 điểm", with what was done before it: "tham gia mỗi hội thảo …". */
const EACH = new RegExp(
  String.raw`^((?:[^,:;]*? )??(?:cu )?moi (?:01 |1 |mot )?)(.+?) (?:thi )?(?:duoc |dat |la |duoc tinh |tinh |cong |duoc cong |cham )?${POINTS} diem${CAP}$`,
)
const EACH_OF = new RegExp(String.raw`^(?:cu )?moi (.+?) ${POINTS} diem${CAP}$`)

/** "01 điểm/cuộc họp", one of a list. */
const PER = new RegExp(String.raw`^${POINTS} diem ?/ ?(?:01 |1 |mot |moi )?([^,;/]+)$`)
const CAP_OF =
  /^(?:nhung )?(?:toi da diem cho|diem toi da cho|tong diem cho) (.+?) (?:la|khong qua|toi da) (\d+(?:[.,]\d+)?) diem$/
const CAP_ALONE = /^(?:nhung )?(?:toi da|khong qua|tong diem khong qua|toi da khong qua) (\d+(?:[.,]\d+)?) diem$/

const LONGEST = 400
/** Words that make another rule of it than so many points each. */
const OTHERWISE =
  /^\d|[%:]|\b(?:tru(?! (?:so|cot|tri))|giam (?:tru|di|diem|\d)|(?:cong|tang) (?:them|diem)|nhan voi|chia cho|diem|toi da|toi thieu|it nhat|neu|vuot|(?:tren|duoi|tu|sau) \d|sau|khong|chua|ke tu|thu (?:hai|ba|\d))\b/

export function readTariffs(words: string): Tariff[] | undefined {
  if (words.length > LONGEST) return undefined
  return eachOf(words) ?? perList(words)
}

function eachOf(words: string): Tariff[] | undefined {
  const bare = EACH_OF.exec(words)
  const match = EACH.exec(words)
  if (match) {
    const start = match[1]!.length
    if (OTHERWISE.test(match[2]!) || /\d/.test(match[1]!.replace(/moi (?:01|1) $/, '')) || OTHERWISE.test(match[1]!))
      return undefined
    return [tariff(match[3]!, { start, end: start + match[2]!.length }, match[4])]
  }
  if (!bare || OTHERWISE.test(bare[1]!)) return undefined
  const start = words.indexOf(bare[1]!)
  return [tariff(bare[2]!, { start, end: start + bare[1]!.length }, bare[3])]
}

/** Several of "n điểm/thứ" parted by commas, each with a cap of its own or that of the list. */
function perList(words: string): Tariff[] | undefined {
  const found: { tariff: Tariff; name: string }[] = []
  let start = 0
  for (const piece of words.split(/, (?!\d+ diem)(?=[a-z\d])|,(?= \d+(?:[.,]\d+)?(?: ?\/ ?\d+)? diem ?\/)/)) {
    const at = words.indexOf(piece, start)
    start = at + piece.length
    const lead = piece.length - piece.trimStart().length
    if (!take(piece.trim(), at + lead, found)) return undefined
  }
  return found.length === 0 ? undefined : found.map((one) => one.tariff)
}

function take(piece: string, at: number, found: { tariff: Tariff; name: string }[]): boolean {
  const per = PER.exec(piece)
  if (per) {
    if (OTHERWISE.test(per[2]!)) return false
    const end = at + piece.length
    found.push({ tariff: tariff(per[1]!, { start: end - per[2]!.length, end }, undefined), name: per[2]! })
    return true
  }
  const named = CAP_OF.exec(piece)
  const alone = CAP_ALONE.exec(piece)
  const capped = named ? found.find(({ name }) => name === named[1]) : found.length === 1 ? found[0] : undefined
  const cap = named?.[2] ?? alone?.[1]
  if (!capped || cap === undefined || capped.tariff.cap !== undefined) return false
  capped.tariff = { ...capped.tariff, cap: decimal(cap) }
  return true
}

function tariff(points: string, counted: { start: number; end: number }, cap: string | undefined): Tariff {
  const [above, below] = points.split('/').map((one) => decimal(one.trim()))
  const each =
    below === undefined
      ? exactFromText(above!)
      : divide(exactFromDecimal(above!), exactFromDecimal(below === '0' ? '1' : below))
  const written = below === undefined ? above! : `${above}/${below}`
  return { each, written, counted, cap: cap === undefined ? undefined : decimal(cap) }
}

/** "n", "n/3", "0.25*n", cut at its own cap where that lies below the maximum. */
export function tariffFormula({ written, cap }: Tariff, letter: string, max: Exact | undefined): string {
  const [above, below] = written.split('/')
  const factor = above === '1' ? letter : `${above}*${letter}`
  const points = below === undefined ? factor : `${factor}/${below}`
  const isOwn = cap !== undefined && (!max || compare(exactFromDecimal(cap), max) !== 0)
  return isOwn ? `MIN(${cap}, ${points})` : points
}

import type { DataItem } from '#domain/item/data-item.ts'
import { ItemKind } from '#domain/item/data-item.ts'
import { MOST_DIGITS } from '#domain/decimal.ts'
import { readValue, type ReadValue } from '#domain/value/read-value.ts'
import { valueFaultText } from '#text/value-faults.ts'
import type { Draws } from './draws.ts'
import { ensure, ensureSentence, type FuzzTarget } from './fuzz-target.ts'

type CellInput = { readonly kind: ItemKind; readonly text: string }

/** A cell is a value of its item's kind, nothing, not applicable, or a fault with a sentence. */
export const cellTarget: FuzzTarget<CellInput> = {
  name: 'cell',
  share: 20,
  make: (draws) => ({
    kind: draws.pick(ItemKind.options.filter((kind) => kind !== 'date' && kind !== 'text')),
    text: cellText(draws),
  }),
  judge: ({ kind, text }) => {
    const item = itemOf(kind)
    const read = readValue(item, text)
    if (read.kind === 'fault') {
      const { code, params } = read
      ensureSentence((language) =>
        valueFaultText('bang.csv', { code, line: 2, value: text, params: { ...params, item: item.name } }, language),
      )
    } else if (read.kind === 'number') ensureFits(kind, read)
    if (read.kind === 'missing') ensure(text.normalize('NFC').trim() === '', 'a text that was read as nothing')
    if (/^-?\d{1,15}[.,]\d{1,15}%?$/.test(text) && (kind === 'ratio' || kind === 'points')) ensureDecimal(text, read)
    if (/^\d+$/.test(text) && kind !== 'yes-no' && kind !== 'choice') ensureWhole(text, read)
  },
}

function ensureFits(kind: ItemKind, read: ReadValue & { kind: 'number' }): void {
  const { numerator, denominator } = read.value
  ensure(denominator > 0n, 'a denominator of 0')
  if (kind === 'count') ensure(denominator === 1n && numerator >= 0n, 'a count that is none')
  if (kind === 'amount') ensure(numerator >= 0n, 'a negative amount')
  if (kind === 'yes-no') ensure(denominator === 1n && (numerator === 0n || numerator === 1n), 'neither yes nor no')
  if (kind === 'choice') ensure(denominator === 1n && numerator >= 0n && numerator < 3n, 'no option')
}

/** Plain digits are exactly the number that they say, or too many. */
function ensureWhole(text: string, read: ReadValue): void {
  if (text.length > MOST_DIGITS)
    ensure(read.kind === 'fault' && read.code === 'too-many-digits', 'more digits than allowed')
  else
    ensure(
      read.kind === 'number' && read.value.numerator === BigInt(text) && read.value.denominator === 1n,
      'another number',
    )
}

/** One mark is the decimal mark, whichever it is; a percent sign divides by 100. */
function ensureDecimal(text: string, read: ReadValue): void {
  const [, whole, decimals, percent] = /^(-?\d+)[.,](\d+)(%?)$/.exec(text)!
  const scale = 10n ** BigInt(decimals!.length + (percent === '%' ? 2 : 0))
  ensure(
    read.kind === 'number' && read.value.numerator * scale === BigInt(whole! + decimals!) * read.value.denominator,
    'another number',
  )
}

function itemOf(kind: ItemKind): DataItem {
  const options = ['tot', 'kha', 'yeu'].map((slug) => ({ slug, name: slug }))
  return {
    id: 'so-thu',
    name: 'Số thử',
    kind,
    overTime: 'stock',
    overUnits: 'none',
    providers: [],
    ...(kind === 'choice' && { options }),
  }
}

function cellText(draws: Draws): string {
  const sign = draws.pick(['', '', '', '-', '+', '--', '−'])
  const whole = draws.digits(draws.pick([1, 2, 3, 6, 12, 29, 30, 31, 400]))
  switch (draws.below(6)) {
    case 0:
      return draws.text(draws.below(12))
    case 1:
      return draws.pick(WORDS)
    case 2:
      return whole
    case 3:
      return `${sign}${whole}${draws.pick(['.', ',', '٫', '. '])}${draws.digits(draws.between(0, 4))}${draws.pick(['', '%', ' %', '%%'])}`
    case 4:
      return draws
        .list(draws.between(2, 5), () => draws.digits(draws.between(1, 3)))
        .join(draws.pick(['.', ',', ' ', '\u00a0', '\u202f', "'"]))
    default:
      return draws.damaged(`${sign}${whole}.${draws.digits(2)}`, [...'.,+-% eE_\t\u200b', '1e9', '∞', '½', '１'])
  }
}

const WORDS = [
  'có',
  'không',
  'CÓ',
  'Không',
  'co\u0301',
  'KHÔNG',
  'true',
  'FALSE',
  '1',
  '0',
  '2',
  'tot',
  'Kha',
  'yeu',
  '4',
  '-1',
  '',
  ' ',
  '\u00a0',
  'khong-ap-dung',
  'Không áp dụng',
  '=1+1',
  '#N/A',
  '#DIV/0!',
  'null',
  'Infinity',
  '1e308',
  '0x1F',
  '12/2026',
  '1 246',
  '1,246',
  '0,5',
  '.5',
  '5.',
  ',',
  '%',
]

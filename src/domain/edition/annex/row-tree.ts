import type { NodeLevel } from '../definition.ts'
import type { Doubts, PrintedRow } from './annex-rows.ts'
import type { AnnexPlace } from './annex-table.ts'
import { begins, follows, readCode, spelledParent, type RowCode } from './codes.ts'

export type Placed = {
  readonly row: PrintedRow
  readonly code: string
  readonly parent: number | undefined
  readonly level: NodeLevel
  readonly also: { code: string; title: string; place: AnnexPlace }[]
}

type Open = { readonly style: string; readonly code: RowCode; readonly at: number }

/** Gives each row its place in the tree by its code, its level by how deep it stands. */
export function placeRows(rows: readonly PrintedRow[], doubt: Doubts): Placed[] {
  const tree = new Tree(doubt)
  for (const row of rows) tree.add(row)
  return tree.placed
}

class Tree {
  readonly placed: Placed[] = []
  private readonly open: Open[] = []
  private readonly before = new Map<string, RowCode>()
  private readonly seen = new Set<string>()
  private readonly doubt: Doubts

  constructor(doubt: Doubts) {
    this.doubt = doubt
  }

  add(row: PrintedRow): void {
    const code = readCode(row.codeText, this.before)
    if (!code) return this.withoutCode(row)
    const newest = this.before.get(code.style)
    this.before.set(code.style, code)
    const path = this.pathOf(code)
    if (this.seen.has(path)) this.doubt('code-twice', row.place, code.code)
    this.seen.add(path)
    const last = this.placed.at(-1)
    if (row.sharesMax && row.maxText === '' && row.rule === '' && last && this.open.at(-1)?.style === code.style) {
      this.doubt('score-shared', row.place, code.code, { with: last.code })
      last.also.push({ code: code.code, title: row.title, place: row.place })
      this.open.splice(-1, 1, { style: code.style, code, at: this.open.at(-1)!.at })
      return
    }
    this.descend(code, newest, row)
    this.push(row, code)
  }

  /** Small letters begin anew under each row; all other codes stand once in a set. */
  private pathOf(code: RowCode): string {
    const under = code.style === 'small' ? [...this.open].reverse().find((one) => one.style !== 'small')?.code.code : ''
    const numeral = this.open.find((one) => one.style === 'roman' || one.style === 'capital')?.code.code ?? ''
    return code.style === 'roman' || code.style === 'capital' ? code.code : `${numeral}/${under}/${code.code}`
  }

  private withoutCode(row: PrintedRow): void {
    this.doubt(
      row.isNumbered ? 'code-automatic' : row.codeText === '' ? 'code-missing' : 'code-unreadable',
      row.place,
      row.codeText,
      {
        title: row.title.slice(0, 80),
      },
    )
    const parent = this.open.at(-1)?.at
    const siblingsParent = parent === undefined ? undefined : this.placed[parent]!.parent
    const level = levelAt(this.open.length, this.open[0]?.style)
    this.placed.push({ row, code: '', parent: siblingsParent, level, also: [] })
  }

  /** Leaves open what the code belongs below. */
  private descend(code: RowCode, newest: RowCode | undefined, row: PrintedRow): void {
    const spelled = spelledParent(code.code)
    const parentAt = spelled === undefined ? -1 : this.open.findIndex((one) => one.code.code === spelled)
    if (parentAt >= 0) this.open.splice(parentAt + 1, this.open.length, ...this.siblings(parentAt, code))
    const same = this.open.findIndex((one) => one.style === code.style)
    const previous = same >= 0 ? this.open[same] : undefined
    if (spelled !== undefined && parentAt < 0) this.doubt('parent-missing', row.place, code.code, { parent: spelled })
    else this.checkOrder(code, previous, newest, row)
    if (same >= 0) this.open.splice(same, this.open.length)
  }

  /** The one opened before under the same parent stays in sight, so that the order can be looked at. */
  private siblings(parentAt: number, code: RowCode): Open[] {
    const next = this.open[parentAt + 1]
    return next && next.style === code.style ? [next] : []
  }

  /** A numbering goes on, or begins; without spelled parents it may also go on from under an earlier row. */
  private checkOrder(code: RowCode, previous: Open | undefined, newest: RowCode | undefined, row: PrintedRow): void {
    const spelled = spelledParent(code.code)
    const isSameParent = previous !== undefined && spelledParent(previous.code.code) === spelled
    const isNext = isSameParent ? follows(previous.code, code) : begins(code)
    const goesOn = !isSameParent && spelled === undefined && newest !== undefined && follows(newest, code)
    if (!isNext && !goesOn) this.doubt('code-out-of-order', row.place, code.code, { before: newest?.code ?? '—' })
  }

  private push(row: PrintedRow, code: RowCode): void {
    const parent = this.open.at(-1)?.at
    this.open.push({ style: code.style, code, at: this.placed.length })
    this.placed.push({
      row,
      code: code.code,
      parent,
      level: levelAt(this.open.length - 1, this.open[0]!.style),
      also: [],
    })
  }
}

const LEVELS: readonly NodeLevel[] = ['pillar', 'mainIndex', 'component', 'criterion']

/** A set that begins with I or A begins with its pillars, one that begins with 1 with its main indices. */
function levelAt(depth: number, topStyle: string | undefined): NodeLevel {
  const top = topStyle === 'roman' || topStyle === 'capital' ? 0 : 1
  return LEVELS[Math.min(top + depth, LEVELS.length - 1)]!
}

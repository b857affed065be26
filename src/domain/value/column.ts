import { exactFromNumber, toNumber, type Exact } from '../exact.ts'

/**
 * One number for each of many organisations. `numbers` holds the double; NaN says that there is none, or that a double
 * cannot hold it, in which case `precise` does. Yes-no is 1 or 0, a choice its option's place counted from 0.
 */
export type Column = { readonly numbers: Float64Array; readonly precise: ReadonlyMap<number, Exact> }

/** One row's number as a column holds it. */
export type Cell = { readonly number: number; readonly precise: Exact | undefined }

export const NO_PRECISE: ReadonlyMap<number, Exact> = new Map()

export function emptyColumn(length: number): Column {
  return { numbers: new Float64Array(length).fill(Number.NaN), precise: NO_PRECISE }
}

export function isMissing(column: Column, row: number): boolean {
  return Number.isNaN(column.numbers[row]) && !column.precise.has(row)
}

/** The exact number of a row, or undefined where there is none. */
export function exactAt(column: Column, row: number): Exact | undefined {
  const number = column.numbers[row]!
  return Number.isNaN(number) ? column.precise.get(row) : exactFromNumber(number)
}

/** Builds a column row by row from exact numbers; what a double cannot hold to the digit is kept aside. */
export class ColumnBuilder {
  private numbers = new Float64Array(16).fill(Number.NaN)
  private readonly precise = new Map<number, Exact>()

  set(row: number, value: Exact): void {
    this.grow(row + 1)
    const number = toNumber(value)
    if (isHeldBy(number, value)) this.numbers[row] = number
    else this.precise.set(row, value)
  }

  has(row: number): boolean {
    return row < this.numbers.length && (!Number.isNaN(this.numbers[row]) || this.precise.has(row))
  }

  at(row: number): Exact | undefined {
    return row < this.numbers.length ? exactAt({ numbers: this.numbers, precise: this.precise }, row) : undefined
  }

  /** What the column holds in a row, to be put into another one as it is. */
  cell(row: number): Cell {
    return { number: this.numbers[row] ?? Number.NaN, precise: this.precise.get(row) }
  }

  put(row: number, { number, precise }: Cell): void {
    this.grow(row + 1)
    this.numbers[row] = number
    if (precise) this.precise.set(row, precise)
  }

  /** The column of the first `length` rows; it shares this builder's memory. */
  column(length: number): Column {
    this.grow(length)
    return { numbers: this.numbers.subarray(0, length), precise: this.precise }
  }

  private grow(length: number): void {
    if (length <= this.numbers.length) return
    const wider = new Float64Array(Math.max(length, this.numbers.length * 2)).fill(Number.NaN)
    wider.set(this.numbers)
    this.numbers = wider
  }
}

function isHeldBy(number: number, value: Exact): boolean {
  if (value.denominator === 1n) return Number.isSafeInteger(number)
  const held = exactFromNumber(number)
  return held.numerator === value.numerator && held.denominator === value.denominator
}

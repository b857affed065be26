/** One line of the table: what was measured, and what was asked of it. */
export type Line = {
  readonly what: string
  readonly units: number
  readonly milliseconds?: number | undefined
  /** Cells of unit × criterion in a second. */
  readonly cells?: number | undefined
  /** What the target speaks of: a ratio, or megabytes. */
  readonly figure?: number | undefined
  readonly target?: Target | undefined
}

export type Target = { readonly bound: 'at least' | 'at most'; readonly value: number; readonly unit: '×' | 'MB' }

export function isReached({ figure, target }: Line): boolean | undefined {
  if (!target || figure === undefined) return undefined
  return target.bound === 'at least' ? figure >= target.value : figure <= target.value
}

/** The table as text. A target that was not reached is printed as such. */
export function table(lines: readonly Line[]): string {
  const rows = [['', 'units', 'ms', 'million cells/s', 'figure', 'target', ''], ...lines.map(cellsOf)]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const padded = rows.map((row) =>
    row.map((cell, column) =>
      column === 0 || column > 4 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    ),
  )
  return padded.map((row) => row.join('  ').trimEnd()).join('\n')
}

function cellsOf(line: Line): string[] {
  const { what, units, milliseconds, cells, figure, target } = line
  const verdict = isReached(line)
  return [
    what,
    String(units),
    milliseconds === undefined ? '' : significant(milliseconds),
    cells === undefined ? '' : significant(cells / 1e6),
    figure === undefined ? '' : `${significant(figure)} ${target?.unit ?? '×'}`,
    target ? `${target.bound === 'at least' ? '≥' : '≤'} ${target.value} ${target.unit}` : '',
    verdict === undefined ? '' : verdict ? 'reached' : 'NOT reached',
  ]
}

function significant(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

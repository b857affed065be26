import { CsvFileError } from './csv.ts'

/** Where each named column stands. Unknown, empty, doubled and lacking names are refused, each with what would be right. */
export function columnsOf(
  at: { file: string; line: number },
  header: readonly string[],
  required: readonly (readonly string[])[],
  optional: readonly string[],
): Map<string, number> {
  const places = new Map<string, number>()
  const known = [...new Set([...required.flat(), ...optional])]
  for (const [place, cell] of header.entries()) {
    const name = cell.normalize('NFC').toLowerCase()
    if (name === '')
      throw new CsvFileError(at.file, 'header-empty', { place: place + 1, known: known.join(', ') }, at.line)
    if (!known.includes(name))
      throw new CsvFileError(at.file, 'header-unknown', { known: known.join(', ') }, at.line, cell)
    if (places.has(name)) throw new CsvFileError(at.file, 'header-twice', {}, at.line, cell)
    places.set(name, place)
  }
  if (!required.some((names) => names.every((name) => places.has(name)))) {
    throw new CsvFileError(
      at.file,
      'header-lacks',
      { forms: required.map((names) => names.join(',')).join(' | ') },
      at.line,
      header.join(','),
    )
  }
  return places
}

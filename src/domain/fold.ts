/** Text as a search sees it: lower case, without Vietnamese marks, đ as d, spaces and punctuation as one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim()
}

/** True when every word of the query begins or continues somewhere in the text, whatever its marks. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text)
  return fold(query)
    .split(' ')
    .every((word) => folded.includes(word))
}

/** How alike two names are: shared words ÷ all words (Jaccard), letter case and brackets aside; 1 is the same words. */
export function nearness(first: string, second: string): number {
  const [a, b] = [wordsOf(first), wordsOf(second)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared)
}

function wordsOf(name: string): Set<string> {
  return new Set(
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [],
  )
}

/** A letter's printed definition without its frame: "- Thống kê số lượng CQNN của tỉnh (gọi là a)" → "cqnn của tỉnh". */
export function labelWords(printed: string): string {
  const words =
    printed
      .normalize('NFC')
      .toLowerCase()
      .replace(/\(gọi là [^)]*\)/u, ' ')
      .match(/[\p{L}\d]+/gu) ?? []
  return words.join(' ').replace(/^(thống kê )?(tổng )?(số lượng |số )?(các )?/u, '')
}

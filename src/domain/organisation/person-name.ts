/** The words of a full name in the order in which names are sorted: given name, family name, then those between. */
export function nameOrder(fullName: string): readonly string[] {
  const words = fullName
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
  const given = words.pop()
  return given === undefined ? [] : [given, ...words]
}

/**
 * Sorts Vietnamese full names as officials list people: by given name (the last word), then family name, then the
 * words between. `compare` is a Vietnamese collator's, by which d comes before đ and a before ă before â.
 */
export function byPersonName(compare: (a: string, b: string) => number): (a: string, b: string) => number {
  return (a, b) => {
    const [one, other] = [nameOrder(a), nameOrder(b)]
    for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
      const difference = compare(one[at] ?? '', other[at] ?? '')
      if (difference !== 0) return difference
    }
    return 0
  }
}

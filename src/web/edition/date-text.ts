/** "2020-10-21" → "21/10/2020". */
export function dateText(date: string): string {
  return date.split('-').reverse().join('/')
}

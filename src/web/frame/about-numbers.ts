/** Pages that show the demonstration's invented numbers to everybody; all others are about documents, people and work. */
const OF_NUMBERS = ['/don-vi', '/so-lieu']

export function isAboutNumbers(pathname: string): boolean {
  return pathname === '/' || OF_NUMBERS.some((root) => pathname === root || pathname.startsWith(`${root}/`))
}

/** Pages over the documents as printed; all others show the invented numbers of the demonstration. */
const OF_DOCUMENTS = ['/bo-chi-so', '/van-ban', '/co-quan', '/tim']

export function isAboutNumbers(pathname: string): boolean {
  return !OF_DOCUMENTS.some((root) => pathname === root || pathname.startsWith(`${root}/`))
}

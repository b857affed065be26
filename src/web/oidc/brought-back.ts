/** Where the identity provider sends the browser back to. */
export const RETURN_PATH = '/dang-nhap/mot-lan'

/**
 * What the identity provider gave the browser to bring back. It is read before the router starts, which keeps nothing
 * in the address but the pages' own state, and leaves the address at once: it is nobody's to see, or to open again.
 */
const answer = takenFromAddress()

export function broughtBack(): string | undefined {
  return answer
}

function takenFromAddress(): string | undefined {
  const { pathname, search } = location
  if (pathname !== RETURN_PATH || search === '') return undefined
  history.replaceState(null, '', pathname)
  return search.slice(1)
}

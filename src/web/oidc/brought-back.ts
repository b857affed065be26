/** Where the identity provider sends the browser back to. */
export const RETURN_PATH = '/dang-nhap/mot-lan'

/**
 * What the identity provider gave the browser to bring back. It is read before the router starts, which keeps nothing
 * in the address but the pages' own state, and leaves the address at once: it is nobody's to see, or to open again.
 */
export const BROUGHT_BACK = location.pathname === RETURN_PATH ? location.search.slice(1) : ''

if (BROUGHT_BACK !== '') history.replaceState(null, '', RETURN_PATH)

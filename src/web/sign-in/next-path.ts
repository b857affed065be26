const OURS = 'http://ours.invalid'

const HOME = '/viec-cua-toi'

/** Where to go after the door: a path of ours as given, else home. Another site's address is no path. */
export function nextPath(given: string | undefined): string {
  if (given === undefined || !given.startsWith('/') || !URL.canParse(given, OURS)) return HOME
  const { origin, pathname, search, hash } = new URL(given, OURS)
  return origin === OURS && !pathname.startsWith('//') ? pathname + search + hash : HOME
}

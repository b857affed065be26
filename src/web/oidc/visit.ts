/** A way to the identity provider that this window has begun. */
export type Visit = {
  readonly visit: string
  /** Where to go when it is done. */
  readonly next?: string | undefined
  /** Nobody signs in: an administrator tests the way. */
  readonly isTest?: true
}

const KEY = 'laban-oidc'

/** Kept for this window alone: an answer that another window gets is not this one's. */
export function keepVisit(visit: Visit): void {
  sessionStorage.setItem(KEY, JSON.stringify(visit))
}

/** The visit that was begun, once: it can be ended once only. */
export function takeVisit(): Visit | undefined {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  if (kept === null) return undefined
  try {
    return JSON.parse(kept) as Visit
  } catch {
    return undefined
  }
}

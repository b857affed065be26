import { draftsOf } from '../offline/drafts.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { signOut } from '../sign-in/sign-out.ts'

/** Signs out, unless something typed is not sent: then only how much that is. */
export async function leave(account: string): Promise<number> {
  const { length } = await draftsOf(account).catch(() => [])
  if (length === 0) await signOut(account)
  return length
}

export function WhyNotLeft({ error }: { error: unknown }) {
  return refusalWords(error)
}

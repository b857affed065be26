import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { lengthFault, type WeakPasswordCode } from '#domain/account/password.ts'
import { Refusal } from '../refusal.ts'
import { VIETNAMESE_WORDS } from './vietnamese-words.ts'

/** Of 0 to 4: 3 withstands guessing against a stolen, slowly hashed password for a while. */
const LEAST_SCORE = 3
// The judgement takes half a second for 200 repeating characters, and a strong beginning is enough.
const JUDGED_CHARACTERS = 64

/** Whose password it is to be: what others know of them guesses it. */
export type Owner = { readonly userName: string; readonly displayName: string }

/** Refuses a password that is too short, too long or easy to guess. */
export function refuseWeak(password: string, owner: Owner): void {
  const reason = weakness(password, owner)
  if (reason) throw new Refusal('weak-password', undefined, { reason })
}

/** Why a password (normalised) is not taken; undefined when it is. */
export function weakness(password: string, owner: Owner): WeakPasswordCode | undefined {
  const fault = lengthFault(password)
  if (fault) return fault
  const judged = [...password].slice(0, JUDGED_CHARACTERS).join('')
  const known = knownOf(owner)
  // A word is as well known with its marks as without, and with its syllables apart as together.
  const forms = new Set([judged, unmarked(judged), unmarked(judged).replaceAll(' ', '')])
  const isWeak = [...forms].some((form) => judge().check(form, known).score < LEAST_SCORE)
  return isWeak ? 'easy-to-guess' : undefined
}

let made: ZxcvbnFactory | undefined

/** Made when first needed: its lists take a tenth of a second and some megabytes. */
function judge(): ZxcvbnFactory {
  made ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, vietnamese: [...VIETNAMESE_WORDS] },
    graphs: adjacencyGraphs,
  })
  return made
}

function knownOf({ userName, displayName }: Owner): string[] {
  const words = [
    userName,
    userName.replace(/[._-]/g, ''),
    ...userName.split(/[._-]/),
    ...unmarked(displayName).split(/\s+/),
  ]
  return [...words, unmarked(displayName).replaceAll(' ', '')].map((word) => word.toLowerCase())
}

function unmarked(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
}

import { handovers } from '#contract/handovers.ts'
import type { InputOf } from '#contract/operation.ts'
import type { DeskPerson } from '#contract/round-desk.ts'
import { dayText } from '../entry/local-time.ts'
import { dayOf } from '../evidence/typed-day.ts'
import type { Fault } from '../sign-in/use-faults.ts'
import { oneLine } from './reason-lines.tsx'
import { handoverWords } from './words.ts'

export type HandoverWish = InputOf<typeof handovers.handOver>

/** `to`: the user name of a colleague, or one of these two. */
export const SOMEBODY = '+da-co'
export const NEWCOMER = '+moi'

/** A handover as it is typed. */
export type HandoverDraft = {
  readonly to: string
  readonly userName: string
  readonly newName: string
  readonly on: string
  readonly reason: string
}

export const FIELDS = {
  to: 'giao-cho',
  userName: 'ten-dang-nhap-nhan',
  newName: 'ho-ten-nhan',
  on: 'ban-giao-tu',
  reason: 'ly-do-ban-giao',
} as const

/** From today on, to nobody yet. */
export function newDraft(): HandoverDraft {
  return { to: '', userName: '', newName: '', on: dayText(new Date().toISOString()), reason: '' }
}

const USER_NAME = /^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/

export function faultsIn(draft: HandoverDraft): Fault[] {
  const { faults } = handoverWords
  const name = userNameOf(draft)
  const isTyped = draft.to === SOMEBODY || draft.to === NEWCOMER
  return [
    ...(draft.to === '' ? [{ field: FIELDS.to, words: faults.to }] : []),
    ...(draft.to === NEWCOMER && oneLine(draft.newName) === ''
      ? [{ field: FIELDS.newName, words: faults.newName }]
      : []),
    ...(isTyped && (name.length < 3 || name.length > 40 || !USER_NAME.test(name))
      ? [{ field: FIELDS.userName, words: faults.userName }]
      : []),
    ...(dayOf(draft.on) === undefined ? [{ field: FIELDS.on, words: faults.on }] : []),
    ...(oneLine(draft.reason) === '' ? [{ field: FIELDS.reason, words: faults.reason }] : []),
  ]
}

/** What is sent; only of a draft without faults. */
export function wishOf(draft: HandoverDraft, { account, role }: DeskPerson, organisation: string): HandoverWish {
  return {
    ...{ account, role, organisation },
    to: userNameOf(draft),
    ...(draft.to === NEWCOMER && { newName: oneLine(draft.newName) }),
    on: dayOf(draft.on)!,
    reason: oneLine(draft.reason),
  }
}

function userNameOf({ to, userName }: HandoverDraft): string {
  return to === SOMEBODY || to === NEWCOMER ? userName.trim().toLowerCase() : to
}

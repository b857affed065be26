import { expect, test } from 'vitest'
import { OPERATIONS } from './operations.ts'
import { DECIDED, rightFor, whyNotByToken } from './token-rights.ts'
import { TokenRight } from '#domain/permission/token-right.ts'

const all = [...OPERATIONS]
const groupsOf = (right: string): string[] => [
  ...new Set(all.filter(([, operation]) => rightFor(operation) === right).map(([, { group }]) => group)),
]

test('of every group it is said whether a token may, and nothing is said of what is not there', () => {
  const groups = all.map(([, { group }]) => group)
  const words = new Set(groups.flatMap((group) => [group, group.split('.')[0]!]))
  expect(groups.filter((group) => !DECIDED.includes(group) && !DECIDED.includes(group.split('.')[0]!))).toEqual([])
  expect(DECIDED.filter((word) => !words.has(word))).toEqual([])
})

test('how people come in, accounts, tokens and decisions that a person answers for are never done by a token', () => {
  const never = ['signIn', 'signOut', 'changePassword', 'beginSecondFactor', 'removeSecondFactor', 'listSessions']
  never.push('makeOwnToken', 'listOwnTokens', 'revokeOwnToken', 'makeAccountToken', 'revokeAccountToken')
  never.push('inviteAccount', 'grantRole', 'disableAccount', 'listAccounts', 'importAccounts', 'tryAccountFile')
  never.push('submitSubmission', 'approveSubmission', 'decideFinding', 'verifyValue', 'acceptClaim', 'issueEdition')
  never.push('openRound', 'closeRound', 'extendEntry', 'reopenCriteria')
  expect(never.filter((name) => rightFor(OPERATIONS.get(name)!) !== 'never')).toEqual([])
})

test('a token without any right does nothing but read what everybody reads', () => {
  const done = all.filter(([, operation]) => whyNotByToken(operation, []) === undefined)
  expect(new Set(done.map(([, { permits }]) => permits))).toEqual(new Set(['public']))
})

test('each right is good for something, and a right to read changes nothing', () => {
  expect(TokenRight.options.filter((right) => groupsOf(right).length === 0)).toEqual([])
  const changing = all.filter(([, operation]) => rightFor(operation).endsWith('.read') && operation.method !== 'GET')
  expect(changing.map(([name]) => name)).toEqual(['showUploadProtocol'])
})

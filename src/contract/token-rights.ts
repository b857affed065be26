import { hasRight, type TokenRight } from '#domain/permission/token-right.ts'
import { WRITTEN_AREAS, type TokenArea } from '#domain/permission/token-areas.ts'
import { isReading, type Operation } from './operation.ts'

/**
 * What a program may do by an API token, in one place: operations by their group, or by the group's first word. A group
 * that stands nowhere here is nothing for a token, and neither is what `null` stands for: how people come in, tokens
 * themselves, accounts, one's own desk, and what a person answers for.
 */
const AREAS: Readonly<Record<string, TokenArea | null>> = {
  session: null,
  account: null,
  oidc: null,
  system: null,
  'past-table': null,
  'national-place': null,
  notice: null,
  work: null,
  mail: null,
  'value.verify': null,
  'claim.accept': null,
  'claim.refuse': null,
  'edition.issue': null,

  value: 'values',
  claim: 'values',
  form: 'values',
  grid: 'values',
  number: 'values',
  part: 'values',
  remark: 'values',
  verdict: 'values',
  'roll-up': 'values',
  evidence: 'evidence',
  upload: 'evidence',
  organisation: 'organisations',
  edition: 'editions',
  round: 'rounds',
  holiday: 'rounds',
  council: 'rounds',
  overview: 'rounds',
  'past-result': 'rounds',
  submission: 'appraisal',
  appraisal: 'appraisal',
  explanation: 'appraisal',
  event: 'history',
  timeline: 'history',
}

/** Groups, or first words of groups, of what everybody may read without any token. */
const OPEN: readonly string[] = ['content', 'demonstration']

/** The right that a token needs for an operation; `open` where it needs none, `never` where none is enough. */
export function rightFor({ group, method }: Pick<Operation, 'group' | 'method'>): TokenRight | 'open' | 'never' {
  const word = group.split('.')[0]!
  if (OPEN.includes(word)) return 'open'
  const area = AREAS[group] === undefined ? AREAS[word] : AREAS[group]
  if (!area) return 'never'
  if (isReading(method)) return `${area}.read`
  const written = WRITTEN_AREAS.find((one) => one === area)
  return written ? `${written}.write` : 'never'
}

/** Every word that is decided about here: held against the groups that there are. */
export const DECIDED: readonly string[] = [...Object.keys(AREAS), ...OPEN]

/** Why a token may not do what its account may. The policy decides first: a scope only narrows. */
export function whyNotByToken(
  operation: Pick<Operation, 'group' | 'method'>,
  scope: readonly TokenRight[],
): 'never-by-token' | 'beyond-token' | undefined {
  const right = rightFor(operation)
  if (right === 'open') return undefined
  if (right === 'never') return 'never-by-token'
  return hasRight(scope, right) ? undefined : 'beyond-token'
}

import type { FastifyInstance } from 'fastify'
import { API_ROOT, type Operation } from '#contract/operation.ts'
import type { Problem } from '#contract/refusal.ts'
import type { Targets } from './permission-targets.ts'
import type { Combination } from './permissions.ts'

export type Outcome = { readonly status: number; readonly code: string }

const NEVER_SEEN = 99
const UNKNOWN = '01980000-0000-7000-8000-0000000000ff'
const BEFORE_ALL = { from: '1850-01-01' }

/** The example of an operation made harmless: somebody who is let in fails behind the door, or changes nothing. */
export function inputFor(
  { name, operation, ownership, state }: Combination,
  targets: Targets,
): Record<string, unknown> {
  const target = ownership === '-' ? {} : targets.of(operation, name, ownership, state)
  return { ...operation.example, ...target, ...harmless(name, targets) }
}

function harmless(name: string, { organisation }: Targets): Record<string, unknown> {
  switch (name) {
    case 'saveValue':
    case 'confirmCopy':
    case 'verifyValue':
    case 'claimNotApplicable':
    case 'withdrawClaim':
    case 'acceptClaim':
    case 'refuseClaim':
    case 'editAccount':
      return { version: NEVER_SEEN }
    case 'copyForward':
      return { items: [] }
    case 'inviteAccount':
      return { userName: 'quan-tri.minh-hoa' }
    case 'createOrganisation':
      return { organisation: organisation('own', 'in-force') }
    case 'changeOrganisation':
      return { seen: UNKNOWN }
    case 'setPosition':
    case 'setGroup':
      return BEFORE_ALL
    case 'addSupporter':
      return { by: { kind: 'organisation', organisation: UNKNOWN } }
    default:
      return {}
  }
}

/** How an operation answers somebody who was let in, asked as `inputFor` asks; those not named here with 200. */
export const LET_IN: Readonly<Record<string, readonly string[]>> = {
  signIn: ['wrong-credentials'],
  lookAtLink: ['link-not-valid'],
  openByLink: ['link-not-valid'],
  giveSecondFactor: ['wrong-state'],
  beginSecondFactor: ['wrong-credentials'],
  confirmSecondFactor: ['wrong-state'],
  removeSecondFactor: ['wrong-state', 'wrong-credentials'],
  changePassword: ['wrong-credentials'],
  endSession: ['not-found'],
  inviteAccount: ['name-taken'],
  editAccount: ['stale'],
  endGrant: ['not-found'],
  createOrganisation: ['register-not-changed'],
  changeOrganisation: ['stale'],
  recordSuccession: ['register-not-changed'],
  setPosition: ['register-not-changed'],
  endPosition: ['not-found'],
  setAuthority: ['not-found'],
  endAuthority: ['not-found'],
  addSupporter: ['register-not-changed'],
  endSupporter: ['not-found'],
  setGroup: ['register-not-changed'],
  // Without any version there is nothing that the one seen could be older than.
  saveValue: ['stale', 'not-found'],
  confirmCopy: ['stale'],
  verifyValue: ['stale'],
  claimNotApplicable: ['stale'],
  withdrawClaim: ['stale'],
  acceptClaim: ['stale'],
  refuseClaim: ['stale'],
}

/** Calls the operation as a browser with this cookie would; the code is that of the problem, or `200`. */
export async function called(
  app: FastifyInstance,
  { method, path }: Operation,
  input: Readonly<Record<string, unknown>>,
  cookie?: string,
): Promise<Outcome> {
  const rest = { ...input }
  const filled = path.replace(/:([A-Za-z]+)/g, (_, key: string) => {
    const value = encodeURIComponent(String(rest[key]))
    delete rest[key]
    return value
  })
  const pairs = Object.entries(rest).map(([key, value]): [string, string] => [key, String(value)])
  const query = method === 'GET' ? `?${new URLSearchParams(pairs).toString()}` : ''
  const response = await app.inject({
    method,
    url: API_ROOT + filled + query,
    headers: { ...(cookie !== undefined && { cookie }) },
    ...(method !== 'GET' && { payload: rest }),
  })
  const { statusCode: status } = response
  return { status, code: status < 400 ? String(status) : response.json<Problem>().code }
}

/** Does all, some at once, and gives the results in order. */
export async function inBatches<One, Result>(
  all: readonly One[],
  act: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let at = 0; at < all.length; at += AT_ONCE)
    results.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(act))))
  return results
}

const AT_ONCE = 16

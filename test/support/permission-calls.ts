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
    case 'resolveThread':
    case 'reopenThread':
    case 'claimNotApplicable':
    case 'withdrawClaim':
    case 'acceptClaim':
    case 'refuseClaim':
    case 'editAccount':
    case 'submitSubmission':
    case 'recallSubmission':
    case 'extendEntry':
    case 'reopenCriteria':
    case 'endReopening':
    case 'endExplanation':
    case 'beginAppraisal':
    case 'releaseFindings':
    case 'beginSecondAppraisal':
    case 'sendToCouncil':
    case 'sendBack':
    case 'approveSubmission':
    case 'decideFinding':
    case 'previewFinding':
    case 'withdrawFinding':
    case 'changeEditionDraft':
    case 'deleteEditionDraft':
    case 'issueEdition':
    case 'changeEvidence':
    case 'withdrawEvidence':
      return { version: NEVER_SEEN }
    case 'statePlace':
    case 'withdrawPlace':
    case 'changeRound':
    case 'deleteRound':
    case 'openRound':
    case 'changeCalendar':
    case 'fixCommonValues':
    case 'closeRound':
      return { version: NEVER_SEEN }
    case 'postRemark':
      return { mentions: [UNKNOWN] }
    case 'beginEditionDraft':
      return { copyOf: 'khong-co' }
    case 'createRound':
      return { groups: ['no-such-group'] }
    case 'copyForward':
    case 'rollUp':
      return { items: [] }
    case 'createEvidence':
      return { upload: UNKNOWN }
    case 'linkEvidence':
      return { subject: UNKNOWN }
    case 'unlinkEvidence':
      return { link: UNKNOWN }
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
  // No identity provider is configured.
  beginOidc: ['oidc-not-configured'],
  finishOidc: ['oidc-not-configured'],
  examineOidc: ['oidc-not-configured'],
  beginOidcTest: ['oidc-not-configured'],
  finishOidcTest: ['oidc-not-configured'],
  linkIdentity: ['oidc-not-configured'],
  giveSecondFactor: ['wrong-state'],
  beginSecondFactor: ['wrong-credentials'],
  confirmSecondFactor: ['wrong-state'],
  removeSecondFactor: ['wrong-state', 'wrong-credentials'],
  changePassword: ['wrong-credentials'],
  endSession: ['not-found'],
  makeOwnToken: ['wrong-credentials'],
  revokeOwnToken: ['not-found'],
  // The accounts are people's.
  makeAccountToken: ['not-a-service-account'],
  revokeAccountToken: ['not-found'],
  inviteAccount: ['name-taken'],
  editAccount: ['stale'],
  endGrant: ['not-found'],
  // The accounts have no role of the organisation of the example.
  previewHandover: ['handover-role-not-held'],
  handOver: ['handover-role-not-held'],
  createOrganisation: ['register-not-changed'],
  changeOrganisation: ['stale'],
  recordSuccession: ['register-not-changed'],
  previewSuccession: ['register-not-changed'],
  // Without bytes nothing can be read.
  importOrganisations: ['not-imported'],
  importAccounts: ['not-imported'],
  setPosition: ['register-not-changed'],
  endPosition: ['not-found'],
  setAuthority: ['not-found'],
  endAuthority: ['not-found'],
  addSupporter: ['register-not-changed'],
  endSupporter: ['not-found'],
  setGroup: ['register-not-changed'],
  setGroups: ['stale'],
  // Without any version there is nothing that the one seen could be older than.
  saveValue: ['stale', 'not-found'],
  confirmCopy: ['stale'],
  verifyValue: ['stale'],
  // It names somebody who has nothing to do with the figure.
  postRemark: ['bad-input'],
  // The definition of the example bears another id; what is not known is not copied.
  changeEditionDraft: ['bad-input'],
  beginEditionDraft: ['not-found'],
  importEditionDraft: ['edition-file-not-read'],
  checkAnnex: ['annex-not-read'],
  beginAnnexDraft: ['annex-not-read'],
  // The draft was begun otherwise.
  showDraftAnnex: ['not-found'],
  // There is no such round.
  dryRunEditionDraft: ['not-found'],
  deleteEditionDraft: ['stale'],
  issueEdition: ['stale'],
  resolveThread: ['stale'],
  reopenThread: ['stale'],
  claimNotApplicable: ['stale'],
  withdrawClaim: ['stale'],
  uploadFile: ['file-not-taken'],
  checkFormWorkbook: ['file-not-taken'],
  markFormWorkbook: ['file-not-taken'],
  importFormWorkbook: ['file-not-taken'],
  checkPastTable: ['file-not-taken'],
  markPastTable: ['file-not-taken'],
  importPastTable: ['file-not-taken'],
  showUploadProtocol: ['204'],
  beginUpload: ['201', 'too-many-uploads'],
  // Everybody's uploads are their own.
  showUpload: ['not-found'],
  continueUpload: ['not-found'],
  cancelUpload: ['not-found'],
  createEvidence: ['not-found'],
  changeEvidence: ['stale'],
  withdrawEvidence: ['stale'],
  linkEvidence: ['not-found'],
  unlinkEvidence: ['not-found'],
  // An address and no file.
  downloadEvidence: ['not-found'],
  previewEvidence: ['not-found'],
  // Nobody has the unit that is asked about.
  showNumberValues: ['not-found'],
  acceptClaim: ['stale'],
  refuseClaim: ['stale'],
  // A draft is there for the standing agency only, and for an appraiser the rounds of their editions.
  showBoard: ['200', 'not-found'],
  showCouncilSheet: ['200', 'not-found'],
  showOverview: ['200', 'not-found'],
  showRoundTimeline: ['200', 'not-found'],
  // The submission that it names is of no round that is asked for.
  remindUnits: ['not-found'],
  // Whoever has no role sees no round.
  showRound: ['not-found'],
  createRound: ['round-not-changed'],
  changeRound: ['stale'],
  deleteRound: ['stale'],
  openRound: ['stale'],
  changeCalendar: ['stale'],
  fixCommonValues: ['stale'],
  closeRound: ['stale'],
  removeHoliday: ['not-found'],
  statePlace: ['stale'],
  withdrawPlace: ['stale'],
  submitSubmission: ['stale'],
  recallSubmission: ['stale'],
  extendEntry: ['stale'],
  reopenCriteria: ['stale'],
  endReopening: ['stale'],
  endExplanation: ['stale'],
  beginAppraisal: ['stale'],
  releaseFindings: ['stale'],
  beginSecondAppraisal: ['stale'],
  sendToCouncil: ['stale'],
  sendBack: ['stale'],
  approveSubmission: ['stale'],
  // The standing agency has nothing to settle, and after the explanation nothing to decide.
  decideFinding: ['stale', 'wrong-pass', 'nothing-to-settle'],
  previewFinding: ['stale', 'wrong-pass', 'nothing-to-settle'],
  withdrawFinding: ['stale', 'wrong-pass', 'nothing-to-settle'],
  // Of a unit nothing was released yet.
  openExplanation: ['200', 'nothing-lost'],
  sayExplanation: ['200', 'criterion-not-open'],
  showExplanationDraft: ['findings-not-released'],
  // Nothing was ever submitted or sealed.
  showReceipt: ['not-found'],
  showReceiptText: ['not-found'],
  // To an appraiser there are no points before the appraisal.
  showWhyLost: ['200', 'not-found'],
  compareSubmission: ['not-found'],
  showEvent: ['not-found'],
  // No mail server is set up.
  sendTestMail: ['mail-not-set-up'],
  markRead: ['not-found'],
  markAllRead: ['not-found'],
}

/** Calls the operation as a browser with this cookie would; the code is that of the problem, or `200`. */
export async function called(
  app: FastifyInstance,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  cookie?: string,
): Promise<Outcome> {
  const { method, path, headers: headerNames = {}, bytes, answers } = operation
  const rest = { ...input }
  const filled = path.replace(/:([A-Za-z]+)/g, (_, key: string) => {
    const value = encodeURIComponent(String(rest[key]))
    delete rest[key]
    return value
  })
  const headers = Object.entries(headerNames).map(([key, header]): [string, string] => {
    const value = String(rest[key])
    delete rest[key]
    return [header, value]
  })
  const isInQuery = method === 'GET' || bytes !== undefined || answers !== undefined
  const pairs = Object.entries(rest).map(([key, value]): [string, string] => [key, String(value)])
  const query = isInQuery ? `?${new URLSearchParams(pairs).toString()}` : ''
  const response = await app.inject({
    method,
    url: API_ROOT + filled + query,
    headers: { ...Object.fromEntries(headers), ...(cookie !== undefined && { cookie }) },
    ...(!isInQuery && { payload: rest }),
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

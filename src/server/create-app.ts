import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import fastify, { type FastifyInstance } from 'fastify'
import { accounts } from '#contract/accounts.ts'
import { apiTokens } from '#contract/api-tokens.ts'
import { appraisal } from '#contract/appraisal.ts'
import { audit } from '#contract/audit.ts'
import { demonstration } from '#contract/demonstration.ts'
import { documents } from '#contract/documents.ts'
import { annexes } from '#contract/annexes.ts'
import { editionDrafts } from '#contract/edition-drafts.ts'
import { editions } from '#contract/editions.ts'
import { evidence } from '#contract/evidence.ts'
import { events } from '#contract/events.ts'
import { examination } from '#contract/examination.ts'
import { formFiles } from '#contract/form-files.ts'
import { forms } from '#contract/forms.ts'
import { grids } from '#contract/grids.ts'
import { imports } from '#contract/imports.ts'
import { myWork } from '#contract/my-work.ts'
import { notices } from '#contract/notices.ts'
import { numbers } from '#contract/numbers.ts'
import { OPERATIONS } from '#contract/operations.ts'
import { oidc } from '#contract/oidc.ts'
import { organisations } from '#contract/organisations.ts'
import { remarks } from '#contract/remarks.ts'
import { rollUps } from '#contract/roll-ups.ts'
import { council } from '#contract/council.ts'
import { nationalPlaces } from '#contract/national-places.ts'
import { overview } from '#contract/overview.ts'
import { boards } from '#contract/round-board.ts'
import { handovers } from '#contract/handovers.ts'
import { desk } from '#contract/round-desk.ts'
import { rounds } from '#contract/rounds.ts'
import { sessions } from '#contract/sessions.ts'
import { pastTables } from '#contract/past-tables.ts'
import { submissionLife } from '#contract/submission-life.ts'
import { submissions } from '#contract/submissions.ts'
import { values } from '#contract/values.ts'
import { verdicts } from '#contract/verdicts.ts'
import { whyLost } from '#contract/why-lost.ts'
import type { Database } from '#db/database.ts'
import { appraisalHandlers } from './appraisal/handlers.ts'
import { accountHandlers } from './accounts/handlers.ts'
import { apiTokenHandlers } from './api-tokens/handlers.ts'
import { auditHandlers } from './audit/handlers.ts'
import { Verifications } from './audit/verifications.ts'
import type { CheckpointPlaces } from './backup/places.ts'
import { bind, takeBytes, type Doors } from './bind.ts'
import { boardHandlers } from './boards/handlers.ts'
import { deskHandlers } from './round-desk/handlers.ts'
import { councilHandlers } from './council/handlers.ts'
import { nationalPlaceHandlers } from './national-places/handlers.ts'
import { overviewHandlers } from './overview/handlers.ts'
import { demonstrationHandlers } from './demonstration/handlers.ts'
import { documentHandlers } from './documents/handlers.ts'
import { annexHandlers } from './annexes/handlers.ts'
import { editionDraftHandlers } from './edition-drafts/handlers.ts'
import { editionHandlers } from './editions/handlers.ts'
import type { Files } from './evidence/deps.ts'
import { evidenceHandlers } from './evidence/handlers.ts'
import { timelineHandlers } from './events/handlers.ts'
import { Examinations } from './examination/examinations.ts'
import { examinationHandlers } from './examination/handlers.ts'
import type { Examined } from './examination/look.ts'
import { formFileHandlers } from './form-files/handlers.ts'
import { formHandlers } from './forms/handlers.ts'
import { gridHandlers } from './grids/handlers.ts'
import { handoverHandlers } from './handovers/handlers.ts'
import { importHandlers } from './imports/handlers.ts'
import { serveReference } from './openapi/serve-reference.ts'
import { noticeHandlers } from './messages/handlers.ts'
import { myWorkHandlers } from './my-work/handlers.ts'
import { oidcHandlers } from './oidc/handlers.ts'
import { IdentityProvider } from './oidc/identity-provider.ts'
import type { OidcSettings } from './oidc/oidc-settings.ts'
import { numberHandlers } from './numbers/handlers.ts'
import { pastTableHandlers } from './past-tables/handlers.ts'
import { LiveContent } from './live-content.ts'
import { healthParts, serveHealth, type Health } from './operation/health.ts'
import { limitOptions, limitRates, refuseOverload, tokenLimit, type RateLimits } from './operation/limits.ts'
import { logOptions, logRequests } from './operation/log-lines.ts'
import type { Metrics } from './operation/metrics.ts'
import { serveMetrics } from './operation/serve-metrics.ts'
import { installedVersion } from './operation/version.ts'
import { organisationHandlers } from './organisations/handlers.ts'
import { answerProblems, refuse } from './problems.ts'
import { Refusal } from './refusal.ts'
import { remarkHandlers } from './remarks/handlers.ts'
import { rollUpHandlers } from './roll-ups/handlers.ts'
import { roundHandlers } from './rounds/handlers.ts'
import { sendSecurityHeaders } from './security-headers.ts'
import type { ServedContent } from './served-content.ts'
import { actorOfRequest } from './sessions/actor.ts'
import { refuseForeignOrigins } from './sessions/foreign-origin.ts'
import { sessionHandlers } from './sessions/handlers.ts'
import type { SessionSettings } from './sessions/session-settings.ts'
import { submissionLifeHandlers } from './submission-life/handlers.ts'
import { submissionHandlers } from './submissions/handlers.ts'
import { targetIn } from './target.ts'
import { verdictHandlers } from './verdicts/handlers.ts'
import { valueHandlers } from './values/handlers.ts'
import { serveWeb } from './web-files.ts'
import { whyLostHandlers } from './why-lost/handlers.ts'

/** Everything the server needs from outside, made by its caller. */
export type Deps = {
  readonly database: Database
  readonly content: ServedContent
  /** 32 bytes that seal the secrets of second factors. */
  readonly secret: Buffer
  readonly sessionSettings: SessionSettings
  /** Whom users ask for help, as every page says. */
  readonly help?: string | undefined
  /** Where people can show who they are besides; absent where there is none. */
  readonly oidcSettings?: OidcSettings | undefined
  /** Most connections to the database: what waits beyond a share of them is turned away. */
  readonly connections: number
  readonly rates: RateLimits
  readonly metrics: Metrics
  readonly metricsToken?: string | undefined
  /** Where evidence lies, and who looks into it. */
  readonly files: Files
  /** Where the signed checkpoints are, and what they are checked with. */
  readonly checkpoints: CheckpointPlaces
  /** What an examination of the installation reads of its configuration. */
  readonly examined: Examined
  /** The folder that must be writable. */
  readonly dataFolder: string
  /** The folder of the built pages. */
  readonly web: string
  readonly logLevel: string
  /** Addresses of proxies whose word on the caller's address is taken. */
  readonly trustProxy?: readonly string[]
}

/** `content` is what it serves at the moment, for whoever works beside it. */
export type App = {
  readonly app: FastifyInstance
  readonly health: Health
  readonly content: LiveContent
  readonly examinations: Examinations
}

/** The server, not listening yet. */
export async function createApp(deps: Deps): Promise<App> {
  const app = fastify({
    ...logOptions(deps.logLevel),
    ...limitOptions(),
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    // An address that cannot be decoded never comes to a route.
    frameworkErrors: (_error, request, reply) => void refuse(request, reply, new Refusal('bad-input')),
    trustProxy: deps.trustProxy && deps.trustProxy.length > 0 ? [...deps.trustProxy] : false,
  })
  const health = await addOperation(app, deps)
  const content = new LiveContent(deps.content)
  const examinations = new Examinations(deps.database, deps.examined, deps.oidcSettings)
  bindAll(app, { ...deps, content, examinations })
  await serveWeb(app, deps.web)
  return { app, health, content, examinations }
}

/** What every request passes, and what tells how the server is. */
async function addOperation(app: FastifyInstance, deps: Deps): Promise<Health> {
  const version = installedVersion()
  logRequests(app)
  answerProblems(app)
  sendSecurityHeaders(app)
  refuseForeignOrigins(app)
  refuseOverload(app, deps.database.pool, deps.connections)
  await limitRates(app, Object.fromEntries(OPERATIONS), deps.rates)
  await app.register(compress, { encodings: ['gzip'], threshold: 1024 })
  countFailedSignIns(app, deps.metrics)
  serveMetrics(app, deps.metrics, deps.metricsToken)
  serveReference(app, version.version, deps.web)
  return serveHealth(app, version, healthParts(deps.database, deps.dataFolder))
}

type Bound = Deps & Pick<App, 'content' | 'examinations'>

function bindAll(
  app: FastifyInstance,
  {
    database,
    content,
    secret,
    sessionSettings,
    help,
    oidcSettings,
    files,
    checkpoints,
    rates,
    examined,
    examinations,
  }: Bound,
): void {
  const { db } = database
  const doors: Doors = {
    actorOf: actorOfRequest(db, sessionSettings),
    targetOf: targetIn(db),
    countToken: tokenLimit(app, rates),
  }
  const known = { db, content }
  bind(app, editions, editionHandlers(content))
  void app.register(async (part) => {
    takeBytes(part, { ...editionDrafts, ...annexes })
    bind(part, editionDrafts, editionDraftHandlers(known), doors)
    bind(part, annexes, annexHandlers(known), doors)
  })
  bind(app, demonstration, demonstrationHandlers(content))
  bind(app, documents, documentHandlers(content))
  const provider = oidcSettings && new IdentityProvider(oidcSettings)
  bind(app, sessions, sessionHandlers({ db, secret, sessionSettings, help, oidc: provider }), doors)
  bind(app, handovers, handoverHandlers({ db, sessionSettings }), doors)
  bind(app, oidc, oidcHandlers({ db, sessionSettings, provider, log: app.log }), doors)
  bind(app, accounts, accountHandlers({ db, sessionSettings }), doors)
  bind(app, apiTokens, apiTokenHandlers({ db }), doors)
  bind(app, organisations, organisationHandlers({ db }), doors)
  bind(app, forms, formHandlers(known), doors)
  bind(app, grids, gridHandlers(known), doors)
  bind(app, values, valueHandlers(known), doors)
  bind(app, verdicts, verdictHandlers(known), doors)
  bind(app, numbers, numberHandlers(known), doors)
  bind(app, remarks, remarkHandlers(known), doors)
  bind(app, rollUps, rollUpHandlers(known), doors)
  void app.register(async (part) => {
    takeBytes(part, formFiles)
    bind(part, formFiles, formFileHandlers(known), doors)
  })
  void app.register(async (part) => {
    takeBytes(part, pastTables)
    bind(part, pastTables, pastTableHandlers(known), doors)
  })
  void app.register(async (part) => {
    takeBytes(part, evidence)
    bind(part, evidence, evidenceHandlers({ ...known, files }), doors)
  })
  void app.register(async (part) => {
    takeBytes(part, imports)
    bind(part, imports, importHandlers({ db }), doors)
  })
  bind(app, rounds, roundHandlers(known), doors)
  bind(app, boards, boardHandlers(known), doors)
  bind(app, desk, deskHandlers(known), doors)
  bind(app, council, councilHandlers(known), doors)
  bind(app, overview, overviewHandlers(known), doors)
  bind(app, nationalPlaces, nationalPlaceHandlers({ db }), doors)
  bind(app, myWork, myWorkHandlers(known), doors)
  bind(app, notices, noticeHandlers({ db }), doors)
  bind(app, submissions, submissionHandlers(known), doors)
  bind(app, submissionLife, submissionLifeHandlers({ db }), doors)
  bind(app, whyLost, whyLostHandlers(known), doors)
  bind(app, appraisal, appraisalHandlers(known), doors)
  bind(app, events, timelineHandlers({ db }), doors)
  bind(app, examination, examinationHandlers({ db, examinations, examined }), doors)
  const verifications = new Verifications(database, checkpoints)
  app.addHook('onClose', () => verifications.stop())
  bind(app, audit, auditHandlers(known, verifications), doors)
}

const FAILED_SIGN_INS: readonly string[] = [
  'wrong-credentials',
  'wrong-code',
  'link-not-valid',
  'oidc-declined',
  'oidc-not-right',
  'oidc-account-unknown',
]

function countFailedSignIns(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onError', async (_request, _reply, error) => {
    const refused: unknown = error
    if (refused instanceof Refusal && FAILED_SIGN_INS.includes(refused.code)) metrics.countFailedSignIn()
  })
}

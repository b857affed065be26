import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Database } from '#db/database.ts'
import { migrated } from '#db/migrate.ts'
import { STARTING } from '#text/starting.ts'
import { firstAdministrator } from './accounts/first-administrator.ts'
import { startBackups, type RunningSchedule } from './backup/backup-schedule.ts'
import { configFrom, type Config } from './config.ts'
import { createApp } from './create-app.ts'
import { CHECKPOINT_FILE } from './events/checkpoint-file.ts'
import { startCheckpoints } from './events/start-checkpoints.ts'
import type { Files } from './evidence/deps.ts'
import { fileStore } from './evidence/file-store.ts'
import { officeProgram } from './evidence/office-pages.ts'
import { clamd } from './evidence/scanner.ts'
import { startKeepingFiles } from './evidence/start-keeping.ts'
import { startExamining } from './examination/examinations.ts'
import { startHousekeeping } from './housekeeping.ts'
import { startRenewing } from './live-content.ts'
import { mailSettingsOf } from './messages/mail-settings.ts'
import { outboxReading } from './messages/read-mails.ts'
import { beSeen, startMessages } from './messages/start-messages.ts'
import { oidcSettingsOf } from './oidc/oidc-settings.ts'
import { checkpointAt } from './operation/checkpoint-at.ts'
import { configWarnings } from './operation/config-warnings.ts'
import { eventCount, lastBackupAt } from './operation/database-readings.ts'
import { installationSecret } from './operation/installation-secret.ts'
import { createMetrics } from './operation/metrics.ts'
import { stopOnSignal } from './operation/stop-gracefully.ts'
import { installedVersion } from './operation/version.ts'
import { ownPlace, placesOf, type Place } from './place.ts'
import { startRoundClock, tick } from './rounds/round-clock.ts'
import { readContent, type ServedContent } from './served-content.ts'
import { SESSION_SETTINGS } from './sessions/session-settings.ts'
import { startFailure } from './start-failure.ts'

const CHECKPOINT_EVERY_MS = 60_000
const RENEW_EVERY_MS = 5000

/** Fills a new database before the server reads it; what it returns is printed. */
export type Prepare = (database: Database, config: Config) => Promise<readonly string[]>

/**
 * Starts the server and says where it is. It works until a signal comes, or until our own PostgreSQL is lost; whatever
 * keeps it from starting is one readable list, and the answer false.
 */
export async function serve(
  environment: Record<string, string | undefined>,
  web: string,
  prepare: Prepare = () => Promise.resolve([]),
): Promise<boolean> {
  const config = configFrom(environment)
  if ('faults' in config) return refuse(config.faults)
  let place: Place | undefined
  try {
    mkdirSync(config.LABAN_DATA, { recursive: true })
    place = await ownPlace(config)
    await run(config, place, web, prepare)
    return true
  } catch (error) {
    await place?.close().catch(() => {})
    const sentences = startFailure(error, config)
    if (!sentences) throw error
    return refuse(sentences)
  }
}

async function run(config: Config, place: Place, web: string, prepare: Prepare): Promise<void> {
  const { database } = place
  await migrated(database)
  const told = await prepare(database, config)
  const { app, health, content, examinations } = await appOf(config, database, await readContent(database.db), web)
  const settings = mailSettingsOf(config)
  // Also by mail is told what an outage has put off, however long nobody was there to send.
  if (settings) await beSeen(database.db, settings)
  // What an outage has put off is known before anybody can be late.
  await tick({ db: database.db, content })
  await app.listen({ host: config.HOST, port: config.PORT })
  const checkpoints = startCheckpoints({
    database,
    folder: config.LABAN_CHECKPOINTS,
    keysFolder: config.LABAN_KEYS,
    everyMs: CHECKPOINT_EVERY_MS,
    log: app.log,
  })
  const housekeeping = startHousekeeping(database.db, app.log)
  const filesKeeping = startKeepingFiles(database.db, filesOf(config), app.log)
  const roundClock = startRoundClock({ db: database.db, content }, app.log)
  const renewing = startRenewing({ db: database.db, content, everyMs: RENEW_EVERY_MS }, app.log)
  const messages = startMessages({
    db: database.db,
    content,
    settings,
    log: app.log,
  })
  const examining = startExamining(examinations, app.log)
  const backups = startNightlyBackups(config, database, app.log)
  const tell = (message: string, error?: unknown): void => app.log.error({ err: error }, message)
  const steps = [
    { name: 'housekeeping', end: async () => housekeeping.stop() },
    { name: 'examinations', end: async () => examining.stop() },
    { name: 'files', end: async () => filesKeeping.stop() },
    { name: 'round clock', end: () => roundClock.stop() },
    { name: 'content', end: () => renewing.stop() },
    { name: 'messages', end: () => messages.stop() },
    { name: 'backups', end: async () => backups?.stop() },
    { name: 'checkpoints', end: () => checkpoints.stop() },
    { name: 'database', end: () => place.close() },
  ]
  stopOnSignal({ turnAway: health.turnAway, app, steps, tell })
  void place.lost.then(() => leave(app))
  const address = config.BASE_URL ?? `http://localhost:${portOf(app, config)}`
  for (const line of [...configWarnings(config), ...told, ...(await invitation(database, address))]) console.log(line)
  console.log(`La Bàn: ${address}`)
}

const BACKUP_AT = '02:00'
const BACKUPS_KEPT = 14

function startNightlyBackups(config: Config, database: Database, log: FastifyBaseLogger): RunningSchedule | undefined {
  const folder = config.LABAN_BACKUPS
  if (folder === undefined) return undefined
  return startBackups({
    database,
    places: placesOf(config),
    folder,
    program: installedVersion().version,
    keep: BACKUPS_KEPT,
    at: BACKUP_AT,
    onDone: ({ file, bytes, removed }) => log.info({ file, bytes, removed }, 'backed up'),
    onError: (err) => log.error({ err }, 'not backed up'),
  })
}

async function appOf(config: Config, database: Database, content: ServedContent, web: string) {
  const { db, pool } = database
  const metrics = createMetrics({
    pool,
    backupAt: () => lastBackupAt(db),
    checkpointAt: () => checkpointAt(join(config.LABAN_CHECKPOINTS, CHECKPOINT_FILE)),
    events: () => eventCount(db),
    ...(config.SMTP_URL !== undefined && { outbox: () => outboxReading(db) }),
    now: () => new Date(),
  })
  return createApp({
    database,
    content,
    secret: installationSecret(config),
    sessionSettings: {
      ...SESSION_SETTINGS,
      idleMinutes: config.SESSION_IDLE_MINUTES,
      longestHours: config.SESSION_HOURS,
      demandSecondFactorOf: config.LABAN_MODE === 'production' ? SESSION_SETTINGS.demandSecondFactorOf : [],
    },
    help: config.HELP_CONTACT,
    oidcSettings: oidcSettingsOf(config),
    connections: config.DATABASE_CONNECTIONS,
    rates: {
      requests: config.REQUESTS_PER_MINUTE,
      signIns: config.SIGN_INS_PER_MINUTE,
      tokens: config.TOKEN_REQUESTS_PER_MINUTE,
    },
    metrics,
    metricsToken: config.METRICS_TOKEN,
    files: filesOf(config),
    checkpoints: { folder: config.LABAN_CHECKPOINTS, keysFolder: config.LABAN_KEYS },
    examined: config,
    dataFolder: config.LABAN_DATA,
    web,
    logLevel: config.LOG_LEVEL,
    trustProxy: config.TRUST_PROXY,
  })
}

function filesOf(config: Config): Files {
  const { files } = placesOf(config)
  return {
    store: fileStore(files!),
    scanner: config.CLAMD_ADDRESS === undefined ? undefined : clamd(config.CLAMD_ADDRESS),
    office: officeProgram(config.LIBREOFFICE),
    largest: config.LARGEST_FILE_MB * 1024 * 1024,
  }
}

/** The first administrator comes in by a link that is printed here, once more at each start until it is used. */
async function invitation(database: Database, address: string): Promise<string[]> {
  const first = await firstAdministrator(database.db)
  if (!first) return []
  const { userName, link } = first
  const said = { userName, address: `${address}/mo-tai-khoan#${link.token}` }
  return [STARTING.vi.firstAdministrator(said), STARTING.en.firstAdministrator(said)]
}

/** Without our own PostgreSQL there is nothing to serve: whoever started us starts us again. */
function leave(app: FastifyInstance): void {
  app.log.error({}, STARTING.en.databaseLost)
  console.error(`${STARTING.vi.databaseLost}\n${STARTING.en.databaseLost}`)
  process.exit(1)
}

function portOf(app: FastifyInstance, config: Config): number {
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : config.PORT
}

function refuse(sentences: readonly string[]): false {
  for (const sentence of sentences) console.error(sentence)
  process.exitCode = 1
  return false
}

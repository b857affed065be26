import { Worker } from 'node:worker_threads'
import { join } from 'node:path'
import type { Database } from '#db/database.ts'
import { INSTALLATION, type NewEvent } from '#domain/event/event.ts'
import type { CheckpointPlaces } from '../backup/places.ts'
import type { Origin } from '../call.ts'
import { CHECKPOINT_FILE } from '../events/checkpoint-file.ts'
import { PUBLIC_KEY_FILE } from '../events/checkpoint-key.ts'
import { record } from '../events/record.ts'
import type { Question, Verdict } from './verify-worker.ts'

/** Who asks for a verification, as its event tells. */
export type Asker = { readonly account: string; readonly origin: Origin }

/** Verifies the whole history in a thread of its own, once at a time; what it finds is itself an event. */
export class Verifications {
  readonly #database: Database
  readonly #question: Question
  #since: Date | undefined
  #worker: Worker | undefined
  #ended: Promise<void> = Promise.resolve()
  #hasFailed = false

  constructor(database: Database, checkpoints: CheckpointPlaces) {
    this.#database = database
    this.#question = {
      url: database.pool.options.connectionString!,
      checkpointFile: join(checkpoints.folder, CHECKPOINT_FILE),
      publicKeyFile: join(checkpoints.keysFolder, PUBLIC_KEY_FILE),
    }
  }

  get checkpointFile(): string {
    return this.#question.checkpointFile
  }

  get running(): { readonly since: string } | null {
    return this.#since ? { since: this.#since.toISOString() } : null
  }

  /** The last one of this process ended without a verdict. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** Begins one, unless one runs. */
  begin(asker: Asker): void {
    if (this.#since) return
    this.#since = new Date()
    this.#hasFailed = false
    this.#ended = this.#run(asker)
      .catch(() => void (this.#hasFailed = true))
      .finally(() => (this.#since = undefined))
  }

  /** Until the one that runs has ended. */
  ended(): Promise<void> {
    return this.#ended
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
    await this.#ended
  }

  async #run({ account, origin }: Asker): Promise<void> {
    const verdict = await this.#verdict()
    const event: NewEvent = {
      ...{ stream: INSTALLATION, kind: 'installation.history-verified', by: account },
      body: { ...verdict },
    }
    await this.#database.db.transaction().execute((tx) => record(tx, [event], origin))
  }

  #verdict(): Promise<Verdict> {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { workerData: this.#question })
    this.#worker = worker
    return new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the verification ended with ${code}`)))
    })
  }
}

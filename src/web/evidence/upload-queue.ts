import { CallError } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import { FileFaultDetails } from '#contract/evidence-views.ts'
import { FILE_FAULTS } from '#text/evidence.ts'
import { call } from '../api.ts'
import { LANGUAGE } from '../language.ts'
import { whenBack } from '../offline/connection.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { newId } from '../submission/new-id.ts'
import { earlyFault, HEAD } from './early-fault.ts'
import { kindOfFile } from './file-name-facts.ts'
import { sendFile } from './send-file.ts'
import { words } from './words.ts'

/** The number that files are hung on, and whose it is. */
export type NumberPlace = { readonly organisation: string; readonly item: string; readonly period: string }

export type QueuedFile = {
  readonly id: string
  readonly place: NumberPlace
  readonly file: File
  readonly state: 'waiting' | 'sending' | 'cut' | 'storing' | 'failed'
  readonly sent: number
  /** Why it failed, as a sentence. */
  readonly fault?: string
  /** Another try may help. */
  readonly isTriable?: boolean
}

/** What the queue holds, and what it has hung since the page was opened. */
export type Uploads = {
  readonly files: readonly QueuedFile[]
  readonly hung: readonly { readonly document: string; readonly fileName: string; readonly place: NumberPlace }[]
}

type Listener = () => void
type Run = { readonly stop: AbortController; begun?: string; upload?: string; tries: number }

const AT_ONCE = 2
export const MOST_FILES = 20
const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 30_000

/**
 * Files on their way to becoming evidence. They go on while another number is looked at, wait out a lost line, and begin
 * where they ended.
 */
export class UploadQueue {
  private uploads: Uploads = { files: [], hung: [] }
  private readonly runs = new Map<string, Run>()
  private readonly listeners = new Set<Listener>()
  private readonly account: string
  private readonly onHung: (place: NumberPlace) => void

  constructor(account: string, onHung: (place: NumberPlace) => void) {
    this.account = account
    this.onHung = onHung
    whenBack(() => {
      for (const { id, state } of this.files) if (state === 'cut') this.again(id)
    })
  }

  readonly all = (): Uploads => this.uploads

  /** Leaving the page now would lose something. */
  isBusy(): boolean {
    return this.files.some(({ state }) => state !== 'failed')
  }

  private get files(): readonly QueuedFile[] {
    return this.uploads.files
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  add(files: readonly File[], place: NumberPlace): void {
    const added = files.map((file) => ({ id: newId(), place, file, state: 'waiting', sent: 0 }) as const)
    for (const { id } of added) this.runs.set(id, { stop: new AbortController(), tries: 0 })
    this.become([...this.files, ...added])
    this.startNext()
  }

  /** Sends on from where it ended. */
  again(id: string): void {
    this.change(id, { state: 'waiting' })
    this.startNext()
  }

  /** Takes a file out, whether it is on its way or has failed. */
  leaveOut(id: string): void {
    const run = this.runs.get(id)
    run?.stop.abort()
    if (run?.begun !== undefined && run.upload === undefined)
      void call(evidence.cancelUpload, { upload: run.begun }).catch(() => {})
    this.forget(id)
  }

  private startNext(): void {
    const going = this.files.filter(({ state }) => state === 'sending' || state === 'storing').length
    for (const { id } of this.files.filter(({ state }) => state === 'waiting').slice(0, AT_ONCE - going))
      void this.run(id)
  }

  private async run(id: string): Promise<void> {
    const queued = this.files.find((one) => one.id === id)
    const run = this.runs.get(id)
    if (!queued || !run) return
    this.change(id, { state: 'sending' })
    try {
      await this.send(queued, run)
      const hung = { document: id, fileName: queued.file.name, place: queued.place }
      this.uploads = { ...this.uploads, hung: [...this.uploads.hung, hung] }
      this.forget(id)
      this.onHung(queued.place)
    } catch (error) {
      if (!run.stop.signal.aborted) this.stopped(id, run, error)
    }
    this.startNext()
  }

  /** Each part is done once, however often it is tried: an upload goes on, a document has its id beforehand. */
  private async send({ id, place, file }: QueuedFile, run: Run): Promise<void> {
    const { account } = this
    const fault = earlyFault(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()))
    if (fault) throw new CallError('file-not-taken', undefined, { fault, params: {} })
    run.upload ??= await sendFile(place.organisation, file, {
      ...{ account, signal: run.stop.signal, begun: run.begun },
      onBegun: (upload) => void (run.begun = upload),
      onSent: (sent) => {
        run.tries = 0
        this.change(id, sent < file.size ? { sent } : { sent, state: 'storing' })
      },
    })
    this.change(id, { state: 'storing' })
    const kind = kindOfFile(file.name, file.type)
    const { organisation, item, period } = place
    await call(evidence.createEvidence, { organisation, evidence: id, upload: run.upload, kind }, { account })
    await call(evidence.linkEvidence, { evidence: id, subject: organisation, item, period }, { account })
  }

  /** A lost line is waited out; what the server would not take is told. */
  private stopped(id: string, run: Run, error: unknown): void {
    // By what the browser tells of a file that is no longer as it was chosen.
    if (error instanceof DOMException)
      return this.change(id, { state: 'failed', fault: words.add.unreadable, isTriable: false })
    if (!(error instanceof CallError)) throw error
    if (error.code === 'unreachable' || error.code === 'stale') {
      this.change(id, { state: 'cut' })
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** run.tries, LONGEST_PAUSE_MS)
      run.tries += 1
      setTimeout(() => {
        if (this.files.some((one) => one.id === id && one.state === 'cut')) this.again(id)
      }, pause)
      return
    }
    const details = FileFaultDetails.safeParse(error.details)
    const isRefused = error.code === 'file-not-taken' && details.success
    const fault = isRefused ? FILE_FAULTS[details.data.fault][LANGUAGE](details.data.params) : refusalWords(error)
    const isTriable = !isRefused || details.data.fault === 'incomplete' || details.data.fault === 'no-room'
    if (isRefused) delete run.begun
    this.change(id, { state: 'failed', fault, isTriable })
  }

  private forget(id: string): void {
    this.runs.delete(id)
    this.become(this.files.filter((one) => one.id !== id))
    this.startNext()
  }

  private change(id: string, change: Partial<QueuedFile>): void {
    if (this.files.some((one) => one.id === id))
      this.become(this.files.map((one) => (one.id === id ? { ...one, ...change } : one)))
  }

  private become(files: readonly QueuedFile[]): void {
    this.uploads = { ...this.uploads, files }
    for (const listener of this.listeners) listener()
  }
}

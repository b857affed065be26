/** One thing to end: named, so that the log can say which one did not. */
export type Step = { readonly name: string; readonly end: () => Promise<unknown> }

export type Stopping = {
  /** Makes `/readyz` turn callers away. */
  readonly turnAway: () => void
  /** Fastify's instance, made with `forceCloseConnections: 'idle'`: `close` stops listening and waits for all to go. */
  readonly app: { close(): Promise<unknown>; readonly server: { closeIdleConnections(): void } }
  /** After the last answer, in this order. */
  readonly steps: readonly Step[]
  readonly tell: (message: string, error?: unknown) => void
  readonly exit?: (code: number) => void
  readonly withinMs?: number
}

const WITHIN_MS = 10_000
const LOOK_EVERY_MS = 50

/**
 * Ends the process in order: exit 0 when all went well, 1 when a step failed or time ran out. A step that fails does
 * not keep the later ones from being ended.
 */
export async function stopGracefully(stopping: Stopping): Promise<void> {
  const { turnAway, app, steps, tell, exit = leave, withinMs = WITHIN_MS } = stopping
  const timer = setTimeout(() => {
    tell(`not stopped within ${withinMs / 1000} s: leaving`)
    exit(1)
  }, withinMs)
  turnAway()
  const ended = [await isEnded({ name: 'requests', end: () => answered(app) }, tell)]
  for (const step of steps) ended.push(await isEnded(step, tell))
  clearTimeout(timer)
  exit(ended.every(Boolean) ? 0 : 1)
}

/** Stops at the first SIGTERM or SIGINT; the second one ends at once. */
export function stopOnSignal(stopping: Stopping, signals: NodeJS.EventEmitter = process): void {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return (stopping.exit ?? leave)(1)
    isStopping = true
    void stopGracefully(stopping)
  }
  for (const signal of ['SIGTERM', 'SIGINT']) signals.on(signal, stop)
}

/** A connection that was answering when the server closed goes idle later, and would be kept for the next request. */
async function answered(app: Stopping['app']): Promise<void> {
  const timer = setInterval(() => app.server.closeIdleConnections(), LOOK_EVERY_MS)
  try {
    await app.close()
  } finally {
    clearInterval(timer)
  }
}

async function isEnded({ name, end }: Step, tell: Stopping['tell']): Promise<boolean> {
  try {
    await end()
    return true
  } catch (error) {
    tell(`could not end: ${name}`, error)
    return false
  }
}

function leave(code: number): void {
  process.exit(code)
}

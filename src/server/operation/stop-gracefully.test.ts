import { EventEmitter, once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { serveHealth } from './health.ts'
import { stopGracefully, stopOnSignal, type Stopping } from './stop-gracefully.ts'

type Told = { log: string[]; stopping: Stopping; exited: Promise<number> }

function stopping(parts: Partial<Stopping> = {}): Told {
  const log: string[] = []
  const { promise: exited, resolve } = Promise.withResolvers<number>()
  const note = (text: string) => async () => void log.push(text)
  const steps = [
    { name: 'checkpoint', end: note('checkpoint') },
    { name: 'pool', end: note('pool') },
  ]
  const exit = (code: number) => (log.push(`exit ${code}`), resolve(code))
  return {
    log,
    exited,
    stopping: {
      turnAway: () => void log.push('turn away'),
      app: appThatCloses(note('close')),
      steps,
      tell: (text) => void log.push(text),
      exit,
      ...parts,
    },
  }
}

const never = () => new Promise(() => {})

function appThatCloses(close: () => Promise<unknown>): Stopping['app'] {
  return { close, server: { closeIdleConnections: () => {} } }
}

describe('stopping', () => {
  test('turns callers away first, then answers what runs, then ends each step in order', async () => {
    const { log, stopping: how } = stopping()
    await stopGracefully(how)
    expect(log).toEqual(['turn away', 'close', 'checkpoint', 'pool', 'exit 0'])
  })

  test('ends the later steps after one that failed, and says so', async () => {
    const { log, stopping: how } = stopping()
    const failing = { name: 'checkpoint', end: () => Promise.reject(new Error('disk full')) }
    await stopGracefully({ ...how, steps: [failing, ...how.steps.slice(1)] })
    expect(log).toEqual(['turn away', 'close', 'could not end: checkpoint', 'pool', 'exit 1'])
  })

  test('leaves when time runs out', async () => {
    const { exited, log, stopping: how } = stopping({ app: appThatCloses(never), withinMs: 20 })
    void stopGracefully(how)
    expect(await exited).toBe(1)
    expect(log).toContain('not stopped within 0.02 s: leaving')
  })

  test('leaves at once at the second signal', async () => {
    const signals = new EventEmitter()
    const { exited, log, stopping: how } = stopping({ app: appThatCloses(never) })
    stopOnSignal(how, signals)
    signals.emit('SIGTERM')
    expect(log).toEqual(['turn away'])
    signals.emit('SIGINT')
    expect(await exited).toBe(1)
  })
})

test('a running request is answered, an idle connection closed, and nobody new let in', async () => {
  const app = fastify({ forceCloseConnections: 'idle' })
  const health = serveHealth(app, { name: 'laban', version: '0', schema: '0' }, {})
  const { promise: running, resolve: finish } = Promise.withResolvers<void>()
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  app.get('/slow', async () => {
    arrive()
    await running
    return { done: true }
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const idle = connect(port, '127.0.0.1')
  idle.resume()
  idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(idle, 'data')
  const answer = fetch(`${url}/slow`)
  await arrived
  const { exited, stopping: how } = stopping({ turnAway: health.turnAway, app })
  void stopGracefully(how)
  await once(idle, 'close')
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed')
  finish()
  expect(await (await answer).json()).toEqual({ done: true })
  expect(await exited).toBe(0)
})

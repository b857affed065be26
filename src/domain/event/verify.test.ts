import { createHash, generateKeyPairSync, sign, verify as isTrue } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuditFinding } from './audit-finding.ts'
import { canonicalJson } from './canonical-json.ts'
import { GENESIS, linkHash, type StreamHead } from './chain.ts'
import { checkpointLine, checkpointText, nextCheckpoint, NOTHING_KNOWN, type Known } from './checkpoint.ts'
import type { StoredEvent } from './verify-stream.ts'
import { verify, type Audited } from './verify.ts'

type Past = { readonly events: StoredEvent[]; readonly heads: Map<string, StreamHead>; readonly lines: string[] }

const { privateKey, publicKey } = generateKeyPairSync('ed25519')

const sha256 = (text: string, previous = ''): string =>
  createHash('sha256').update(previous, 'hex').update(text).digest('hex')

const isSigned = (text: string, signature: string): boolean =>
  isTrue(null, Buffer.from(text), publicKey, Buffer.from(signature, 'hex'))

/** The streams of the events, in the order they happened; `undefined` is a checkpoint. */
function past(steps: readonly (string | undefined)[]): Past {
  const [events, heads, lines]: [StoredEvent[], Past['heads'], string[]] = [[], new Map(), []]
  let known: Known = NOTHING_KNOWN
  for (const [step, stream] of steps.entries()) {
    const at = `2026-11-21T07:${String(step).padStart(2, '0')}:00.000Z`
    if (stream === undefined) {
      const next = nextCheckpoint(known, heads, { at, key: 'k', sha256 })
      if (!next) continue
      const signature = sign(null, Buffer.from(checkpointText(next)), privateKey).toString('hex')
      const line = checkpointLine(next, signature)
      lines.push(`${line}\n`)
      known = { number: next.number, previous: sha256(line), heads: new Map(heads) }
    } else {
      const { sequence, hash } = heads.get(stream) ?? { sequence: 0, hash: GENESIS }
      const event = {
        stream,
        sequence: sequence + 1,
        id: `id-${step}`,
        kind: 'value.saved',
        at,
        by: 'me',
        body: `{"n":${step}}`,
      }
      const linked = { ...event, previousHash: hash, hash: linkHash(hash, event, sha256) }
      events.push(linked)
      heads.set(stream, { sequence: linked.sequence, hash: linked.hash })
    }
  }
  return { events: ordered(events), heads, lines }
}

function ordered(events: readonly StoredEvent[]): StoredEvent[] {
  return [...events].sort((one, other) =>
    one.stream === other.stream ? one.sequence - other.sequence : one.stream < other.stream ? -1 : 1,
  )
}

async function audited(history: Past): Promise<{ findings: AuditFinding[]; audited: Audited }> {
  const findings: AuditFinding[] = []
  return { audited: await verify(history, { sha256, isSigned }, (finding) => findings.push(finding)), findings }
}

/** The stream from an event on as someone would leave it who changes the event and recomputes every hash. */
function rewritten({ events, heads, lines }: Past, stream: string, sequence: number, body: string): Past {
  let previousHash = GENESIS
  const own = events
    .filter((event) => event.stream === stream)
    .map((event) => {
      const changed = { ...event, ...(event.sequence === sequence && { body }), previousHash }
      previousHash = linkHash(previousHash, changed, sha256)
      return { ...changed, hash: previousHash }
    })
  const others = events.filter((event) => event.stream !== stream)
  return {
    events: ordered([...others, ...own]),
    heads: new Map(heads).set(stream, { sequence: own.length, hash: previousHash }),
    lines,
  }
}

const SMALL = ['a', 'a', 'b', undefined, 'a', 'b', undefined, 'a']

describe('a history', () => {
  test('that nobody touched is whole, and says what no checkpoint covers', async () => {
    expect(await audited(past(SMALL))).toEqual({
      findings: [],
      audited: {
        streams: 2,
        events: 6,
        checkpoints: 2,
        lastCheckpoint: { number: 2, at: '2026-11-21T07:06:00.000Z' },
        uncovered: 1,
      },
    })
  })

  test('rewritten with all hashes recomputed is found between the checkpoints that agree and the one that does not', async () => {
    expect((await audited(rewritten(past(SMALL), 'a', 3, '{}'))).findings).toEqual([
      {
        code: 'stream-rewritten',
        stream: 'a',
        from: 3,
        to: 3,
        at: '2026-11-21T07:04:00.000Z',
        checkpoint: { number: 2, at: '2026-11-21T07:06:00.000Z' },
      },
    ])
  })

  test('that was rewritten before a later checkpoint was signed is still found by the earlier one', async () => {
    const before = past(SMALL)
    const later = rewritten(before, 'a', 1, '{}')
    const known: Known = { number: 2, previous: sha256(before.lines[1]!.slice(0, -1)), heads: before.heads }
    const next = nextCheckpoint(known, later.heads, { at: '2026-11-21T08:00:00.000Z', key: 'k', sha256 })!
    const signature = sign(null, Buffer.from(checkpointText(next)), privateKey).toString('hex')
    const lines = [...before.lines, `${checkpointLine(next, signature)}\n`]
    const { findings } = await audited({ ...later, lines })
    expect(findings.map(({ code, stream, from, to }) => [code, stream, from, to])).toEqual([
      ['stream-rewritten', 'a', 1, 2],
    ])
  })

  test('with one change at many neighbouring places is told once', async () => {
    const { events, ...rest } = past(['a', 'a', 'a', 'a', 'b', undefined])
    const changed = events.map((event) => ({ ...event, by: event.stream === 'a' ? 'you' : event.by }))
    const { findings } = await audited({ events: changed, ...rest })
    expect(findings.map(({ code, from, to }) => [code, from, to])).toEqual([['event-changed', 1, 4]])
  })

  test('whose checkpoint file lost whole lines at its end is less covered', async () => {
    const { lines, ...rest } = past(SMALL)
    const { findings, audited: counts } = await audited({ ...rest, lines: lines.slice(0, 1) })
    expect([findings, counts.uncovered]).toEqual([[], 3])
  })
})

describe('any single change of any history is found', () => {
  // Ends with a checkpoint: what comes after the last one can be rewritten by whoever writes the database.
  const histories = fc
    .array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined, freq: 3 }), { minLength: 1, maxLength: 25 })
    .map((steps) => past(['a', ...steps, 'b', undefined]))

  const found = (change: (history: Past, pick: (length: number) => number) => Past) =>
    fc.assert(
      fc.asyncProperty(histories, fc.infiniteStream(fc.nat()), async (history, draws) => {
        const pick = (length: number): number => draws.next().value % length
        const { findings } = await audited(change(history, pick))
        expect(findings).not.toEqual([])
      }),
    )

  const FIELDS = ['id', 'kind', 'at', 'by', 'body', 'previousHash', 'hash', 'stream'] as const

  test.each(FIELDS)('another %s of an event', async (field) => {
    expect.hasAssertions()
    await found(({ events, ...rest }, pick) => {
      const at = pick(events.length)
      return { ...rest, events: ordered(events.with(at, { ...events[at]!, [field]: 'ab' })) }
    })
  })

  test('another sequence of an event', async () => {
    expect.hasAssertions()
    await found(({ events, ...rest }, pick) => {
      const at = pick(events.length)
      const sequence = events[at]!.sequence + [-3, -1, 1, 2, 1000][pick(5)]!
      return { ...rest, events: ordered(events.with(at, { ...events[at]!, sequence })) }
    })
  })

  test('an event removed', async () => {
    expect.hasAssertions()
    await found(({ events, ...rest }, pick) => ({ ...rest, events: events.toSpliced(pick(events.length), 1) }))
  })

  test('an event inserted, the later ones moved on', async () => {
    expect.hasAssertions()
    await found(({ events, ...rest }, pick) => {
      const place = events[pick(events.length)]!
      const moved = events.map((event) =>
        event.stream === place.stream && event.sequence >= place.sequence
          ? { ...event, sequence: event.sequence + 1 }
          : event,
      )
      return { ...rest, events: ordered([...moved, { ...place, id: 'new' }]) }
    })
  })

  test('a tail cut, the head put back', async () => {
    expect.hasAssertions()
    await found(({ events, heads, lines }, pick) => {
      const { stream, sequence, previousHash } = events[pick(events.length)]!
      const kept = events.filter((event) => event.stream !== stream || event.sequence < sequence)
      return { events: kept, heads: new Map(heads).set(stream, { sequence: sequence - 1, hash: previousHash }), lines }
    })
  })

  test('a stream removed with its head', async () => {
    expect.hasAssertions()
    await found(({ events, heads, lines }, pick) => {
      const { stream } = events[pick(events.length)]!
      const others = new Map([...heads].filter(([name]) => name !== stream))
      return { events: events.filter((event) => event.stream !== stream), heads: others, lines }
    })
  })

  test('an event rewritten and all hashes recomputed', async () => {
    expect.hasAssertions()
    await found((history, pick) => {
      const { stream, sequence } = history.events[pick(history.events.length)]!
      return rewritten(history, stream, sequence, '{"n":"other"}')
    })
  })

  test('a head changed or removed', async () => {
    expect.hasAssertions()
    await found(({ heads, ...rest }, pick) => {
      const [stream, head] = [...heads][pick(heads.size)]!
      const other = new Map(heads)
      const change = pick(4)
      if (change === 0) other.delete(stream)
      else if (change === 1) other.set(stream, { ...head, hash: GENESIS })
      else other.set(stream, { ...head, sequence: head.sequence + (change === 2 ? 1 : -1) })
      return { ...rest, heads: other }
    })
  })

  test('a character of the checkpoint file', async () => {
    expect.hasAssertions()
    await found(({ lines, ...rest }, pick) => {
      const text = lines.join('')
      const at = pick(text.length)
      const other = text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1)
      return { ...rest, lines: other.match(/[^\n]*\n|[^\n]+$/g) ?? [] }
    })
  })

  test('a line of the checkpoint file told otherwise by someone without the key', async () => {
    expect.hasAssertions()
    await found(({ lines, ...rest }, pick) => {
      const at = pick(lines.length)
      const { signature, ...line } = JSON.parse(lines[at]!) as Record<string, unknown>
      const other = `${canonicalJson({ ...line, events: 0, signature })}\n`
      return { ...rest, lines: lines.with(at, other) }
    })
  })

  test('the checkpoint file cut within a line', async () => {
    expect.hasAssertions()
    await found(({ lines, ...rest }, pick) => {
      const last = lines.at(-1)!
      return { ...rest, lines: [...lines.slice(0, -1), last.slice(0, 1 + pick(last.length - 1))] }
    })
  })

  test('a line of the checkpoint file removed before the last', async () => {
    expect.hasAssertions()
    const two = histories.filter(({ lines }) => lines.length > 1)
    await fc.assert(
      fc.asyncProperty(two, fc.nat(), async ({ lines, ...rest }, draw) => {
        const { findings } = await audited({ ...rest, lines: lines.toSpliced(draw % (lines.length - 1), 1) })
        expect(findings).not.toEqual([])
      }),
    )
  })
})

import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type Measure = { readonly bytes: number; readonly sha256: string; readonly lines: number }

const LINE_END = 0x0a

/** Counts and hashes what passes; a row of COPY is a line, since line breaks inside a value are written as \n. */
export class Measuring {
  #bytes = 0
  #lines = 0
  readonly #hash = createHash('sha256')

  add(chunk: Buffer): void {
    this.#bytes += chunk.length
    this.#hash.update(chunk)
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) this.#lines += 1
  }

  result(): Measure {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex'), lines: this.#lines }
  }
}

/** What the stream holds, read to its end; with a target, written there too. */
export async function measured(source: AsyncIterable<Buffer>, target?: Writable): Promise<Measure> {
  const measuring = new Measuring()
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        measuring.add(chunk)
        yield chunk
      }
    },
    target ?? new Writable({ write: (_chunk, _encoding, done) => done() }),
  )
  return measuring.result()
}

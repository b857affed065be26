import { createReadStream } from 'node:fs'

const LINE_FEED = 10

/** The lines of a file's bytes [from, to), each with its end of line; the last may lack it. */
export async function* fileLines(path: string, from: number, to: number): AsyncGenerator<Buffer> {
  if (from >= to) return
  let rest: Buffer[] = []
  for await (const chunk of createReadStream(path, { start: from, end: to - 1 }) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end + 1)])
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'

/** What the virus scanner says; `waiting` where it gave no answer, so that it is asked again. */
export type ScanResult =
  | { readonly state: 'clean' }
  | { readonly state: 'quarantined'; readonly threat: string }
  | { readonly state: 'waiting'; readonly why: string }

export type Scanner = (path: string) => Promise<ScanResult>

const WITHOUT_WORD_MS = 60_000
const LONGEST_ANSWER = 4096

/**
 * Asks a clamd by its INSTREAM command: pieces of the file, each with its length before it, an empty one at the end.
 * `address` is `host:port` or the path of a socket. A scanner that is away, slow or out of its limits never lets a file
 * pass for clean.
 */
export function clamd(address: string, withoutWordMs: number = WITHOUT_WORD_MS): Scanner {
  return async (path) => {
    let socket: Socket | undefined
    try {
      socket = await connected(address, withoutWordMs)
      const answer = text(limited(socket))
      // The scanner may answer and hang up before it has seen everything: its answer counts, not our broken pipe.
      await sent(socket, path).catch(() => {})
      return resultOf(await answer)
    } catch (error) {
      return { state: 'waiting', why: error instanceof Error ? error.message : 'no answer' }
    } finally {
      socket?.destroy()
    }
  }
}

/** "stream: OK", "stream: Name FOUND", or any other word, such as "INSTREAM size limit exceeded. ERROR". */
export function resultOf(answer: string): ScanResult {
  const said = answer.replaceAll('\0', '').trim()
  if (said === 'stream: OK') return { state: 'clean' }
  const threat = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (threat !== undefined) return { state: 'quarantined', threat: threat.replace(/[^\w.:()-]/g, '_').slice(0, 200) }
  return { state: 'waiting', why: said.slice(0, 200) || 'no answer' }
}

/** Whether a clamd answers at the address: its PING. */
export async function isScannerThere(address: string, withoutWordMs: number): Promise<boolean> {
  let socket: Socket | undefined
  try {
    socket = await connected(address, withoutWordMs)
    const answer = text(limited(socket))
    await give(socket, Buffer.from('zPING\0'))
    return (await answer).replaceAll('\0', '').trim() === 'PONG'
  } catch {
    return false
  } finally {
    socket?.destroy()
  }
}

function connected(address: string, withoutWordMs: number): Promise<Socket> {
  const socket = connect(placeOf(address))
  socket.setTimeout(withoutWordMs, () => socket.destroy(new Error('no word in time')))
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}

function placeOf(address: string): { path: string } | { host: string; port: number } {
  const [, host, port] = /^\[?([^/]+?)\]?:(\d{1,5})$/.exec(address) ?? []
  return host !== undefined && port !== undefined ? { host, port: Number(port) } : { path: address }
}

async function sent(socket: Socket, path: string): Promise<void> {
  await give(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of createReadStream(path)) {
    const piece = chunk as Buffer
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    await give(socket, Buffer.concat([length, piece]))
  }
  await give(socket, Buffer.alloc(4))
}

function give(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

async function* limited(socket: Socket): AsyncIterable<Buffer> {
  let bytes = 0
  for await (const chunk of socket) {
    const piece = chunk as Buffer
    bytes += piece.length
    if (bytes > LONGEST_ANSWER) return
    yield piece
    if (piece.includes(0)) return
  }
}

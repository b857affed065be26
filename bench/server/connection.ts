import { connect, type Socket } from 'node:net'

export type Reply = { readonly status: number; readonly body: string }

/**
 * One keep-alive connection that speaks just enough HTTP: one request at a time, answers with a length. A client library
 * would cost as much as the server that is measured.
 */
export class Connection {
  private readonly socket: Socket
  private readonly host: string
  private text: Buffer = Buffer.alloc(0)
  private waiting: { readonly found: (reply: Reply) => void; readonly failed: (error: Error) => void } | undefined

  private constructor(socket: Socket, host: string) {
    this.socket = socket
    this.host = host
    socket.setNoDelay(true)
    socket.on('data', (part) => this.take(part))
    socket.on('error', (error) => this.waiting?.failed(error))
    socket.on('close', () => this.waiting?.failed(new Error('the connection was closed')))
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port, host } = new URL(url)
    return new Promise((found, failed) => {
      const socket = connect({ host: hostname, port: Number(port) }, () => found(new Connection(socket, host)))
      socket.once('error', failed)
    })
  }

  ask(method: string, path: string, headers: string, body = ''): Promise<Reply> {
    const length = body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
    this.socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${this.host}\r\n${headers}${length}\r\n${body}`)
    return new Promise((found, failed) => (this.waiting = { found, failed }))
  }

  close(): void {
    this.socket.destroy()
  }

  private take(part: Buffer): void {
    this.text = this.text.length === 0 ? part : Buffer.concat([this.text, part])
    const end = this.text.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.text.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN)
    if (Number.isNaN(length)) return this.waiting?.failed(new Error(`an answer without a length: ${head}`))
    if (this.text.length < end + 4 + length) return
    const reply = { status: Number(head.slice(9, 12)), body: this.text.toString('utf8', end + 4, end + 4 + length) }
    this.text = this.text.subarray(end + 4 + length)
    const { waiting } = this
    this.waiting = undefined
    waiting?.found(reply)
  }
}

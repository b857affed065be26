import { configFrom } from './config.ts'
import { createApp } from './create-app.ts'
import { readContent } from './served-content.ts'

const GRACE_MS = 5000

/** Starts the server and says where it is; a signal lets running answers finish and ends it. */
export async function serve(environment: Record<string, string | undefined>, web: string): Promise<void> {
  const config = configFrom(environment)
  if ('faults' in config) return refuse(...config.faults)
  const app = await createApp({ content: readContent(), web, logLevel: config.LOG_LEVEL })
  try {
    await app.listen({ host: config.HOST, port: config.PORT })
  } catch (error) {
    return refuse(...sentencesFor(error, config.HOST, config.PORT))
  }
  endOnSignal(() => app.close())
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.PORT
  console.log(`La Bàn: http://localhost:${port}`)
}

function endOnSignal(close: () => Promise<unknown>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), GRACE_MS).unref()
      void close().then(() => process.exit(0))
    })
  }
}

function sentencesFor(error: unknown, host: string, port: number): string[] {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return [
      `Cổng ${port} đang có chương trình khác dùng. Tắt chương trình đó, hoặc chạy với cổng khác: PORT=${port + 1} npm start`,
      `Port ${port} is taken. Stop the other program, or take another port: PORT=${port + 1} npm start`,
    ]
  }
  if (code === 'EACCES') {
    return [
      `Không được phép mở cổng ${port}. Chọn cổng từ 1024 trở lên: PORT=8080 npm start`,
      `Port ${port} may not be opened. Take one from 1024 up: PORT=8080 npm start`,
    ]
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return [`Máy này không có địa chỉ HOST=${host}.`, `This machine has no address HOST=${host}.`]
  }
  throw error
}

function refuse(...sentences: string[]): void {
  for (const sentence of sentences) console.error(sentence)
  process.exitCode = 1
}

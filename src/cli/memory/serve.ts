import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { done, failed, type Command } from '../command.ts'

const WEB = join(fileURLToPath(new URL('../../..', import.meta.url)), 'dist', 'web')

export const serve: Command = {
  name: 'serve',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'Chạy máy chủ với các biến môi trường; dừng bằng SIGTERM hoặc Ctrl+C. Trang web phải được dựng trước (npm start tự dựng).',
  en: 'Runs the server by the environment variables; SIGTERM or Ctrl+C stops it. The pages must be built before (npm start does).',
  run: async () => {
    // The whole server is read in for this command alone.
    const { serve: serveNow } = await import('#server/main.ts')
    const isServing = await serveNow(process.env, WEB)
    return isServing ? done([]) : failed([], [])
  },
}

// Finds the Node this repository is pinned to and hands over to it. Plain JavaScript: the machine's own Node runs it.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const windows = process.platform === 'win32'
const PINNED_MAJOR = 24
const GRACE_MS = 10_000
const PACKAGE_OF = { tsc: 'typescript' }

/** The Node of `optionalDependencies`; where there is none for this platform, this process's own if it is new enough. */
export function pinnedNode() {
  const folder = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const path = join(root, 'node_modules', folder, 'bin', windows ? 'node.exe' : 'node')
  if (existsSync(path)) return path
  return Number(process.versions.node.split('.')[0]) >= PINNED_MAJOR ? process.execPath : undefined
}

export function refuseOldNode() {
  const platform = `${process.platform}-${process.arch}`
  fail(
    `Chưa có Node ${PINNED_MAJOR} đi kèm cho ${platform}: chạy "npm ci", hoặc cài Node ${PINNED_MAJOR} trở lên rồi chạy lại.`,
    `No bundled Node ${PINNED_MAJOR} for ${platform}: run "npm ci", or install Node ${PINNED_MAJOR} or later and run this again.`,
  )
}

/** Runs `node args`, passes signals on once and ends as the child ended. */
export function handOver(node, args, { cwd = process.cwd() } = {}) {
  const child = spawn(node, args, { cwd, stdio: 'inherit', env: environment(node) })
  passSignals(child)
  child.on('error', (error) =>
    fail(`Không chạy được ${node}: ${error.message}`, `Cannot run ${node}: ${error.message}`),
  )
  child.on('exit', (code, signal) => endAs(code, signal))
}

/** The JavaScript file behind a tool of node_modules/.bin, which needs no shell on any system. */
export function entryOf(tool) {
  const folder = join(root, 'node_modules', PACKAGE_OF[tool] ?? tool)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[tool])
}

export function passSignals(child) {
  const passed = new Set()
  const pass = (signal) => {
    if (!passed.has(signal)) child.kill(signal)
    passed.add(signal)
  }
  // A terminal sends Ctrl+C to the whole group: the child has it already.
  process.on('SIGINT', () => isatty(0) || pass('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => pass(signal))
  if (process.env.npm_lifecycle_event)
    whenParentDies(() => {
      pass('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
    })
}

export function endAs(code, signal) {
  if (!signal || windows) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}

export function fail(...sentences) {
  for (const sentence of sentences) console.error(sentence)
  process.exit(1)
}

// A signal to `npm start` can end npm alone, or npm and its shell, without reaching us.
function whenParentDies(act) {
  const lineage = parents()
  const watch = setInterval(() => {
    if (parents() === lineage) return
    clearInterval(watch)
    act()
  }, 300)
  watch.unref()
}

// npm runs a script through a shell: its end shows in the shell's parent, which /proc tells.
function parents() {
  const parent = process.ppid
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    const nameEnd = stat.lastIndexOf(')')
    const name = stat.slice(stat.indexOf('(') + 1, nameEnd)
    const grandparent = stat.slice(nameEnd + 2).split(' ')[1]
    return /^(npm|node)/.test(name) ? `${parent}` : `${parent} ${grandparent}`
  } catch {
    return `${parent}`
  }
}

function environment(node) {
  const paths = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH]
  return { ...process.env, PATH: paths.join(windows ? ';' : ':') }
}

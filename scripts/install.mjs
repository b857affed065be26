// Runs `npm ci` when node_modules does not match the lockfile. Plain JavaScript: the machine's own Node runs it.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { passSignals, pinnedNode } from './pinned-node.mjs'

const ARGUMENTS = [
  'ci',
  '--include=dev',
  '--include=optional',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
]
const OLDEST_LOCK_MS = 30 * 60_000

/** True when node_modules holds what the lockfile says, afterwards if not before. Two commands may call it at once. */
export async function installed(root, install = npmCi) {
  if (isCurrent(root)) return true
  const lock = await lockFile(join(root, '.installing'))
  try {
    if (isCurrent(root)) return true
    console.error('Đang cài các gói (npm ci) … / Installing packages (npm ci) …')
    rmSync(stampOf(root), { force: true })
    if (!(await install(root, lock.alsoHeldBy))) return false
    writeFileSync(stampOf(root), wanted(root))
    return true
  } finally {
    lock.release()
  }
}

/** Waits until this process alone holds the file; a file whose holders are all gone is taken over. */
export async function lockFile(path) {
  for (let told = false; ; await sleep(200)) {
    if (created(path, holder(process.pid))) break
    if (isStale(path)) {
      if (await takenOver(path, holder(process.pid))) break
    } else if (!told) {
      console.error('Một lệnh khác đang cài, đang chờ … / Another command is installing, waiting …')
      told = true
    }
  }
  const release = () => rmSync(path, { force: true })
  process.on('exit', release)
  return {
    alsoHeldBy: (pid) => appendFileSync(path, holder(pid)),
    release() {
      process.off('exit', release)
      release()
    },
  }
}

function created(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

// Two processes may find the same stale lock: both replace it, the last one stays.
async function takenOver(path, mine) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, mine)
  renameSync(draft, path)
  await sleep(300)
  return read(path) === mine
}

function isStale(path) {
  const age = ageOf(path)
  if (age === undefined) return false
  const holders = (read(path) ?? '').split('\n').filter(Boolean)
  if (holders.length === 0) return age > 5_000 // created, not yet written
  return age > OLDEST_LOCK_MS || !holders.some(isHolding)
}

function isHolding(line) {
  const pid = Number(line.split(' ')[0])
  return isAlive(pid) && `${line}\n` === holder(pid)
}

function holder(pid) {
  return `${pid} ${startOf(pid)}\n`
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

// Field 22 of /proc/<pid>/stat tells a process from a later one with the same id; elsewhere the pid alone decides.
function startOf(pid) {
  const stat = read(`/proc/${pid}/stat`)
  return stat ? stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] : '-'
}

function isCurrent(root) {
  return read(stampOf(root)) === wanted(root)
}

function wanted(root) {
  const lockfile = readFileSync(join(root, 'package-lock.json'))
  return createHash('sha256').update(lockfile).update(`${process.platform} ${process.arch}`).digest('hex')
}

function stampOf(root) {
  return join(root, 'node_modules', '.installed')
}

// Below this, npm leaves out the platform packages of our tools, whose `engines` begin here.
const COMPLETE_FROM = [20, 19]

// An older Node installs what it can, the pinned Node among it; that one then installs the whole.
async function npmCi(root, alsoHeldBy) {
  const { npm_execpath: npm = '', npm_node_execpath: node = process.execPath } = process.env
  if (!(await ciWith(node, npm, root, alsoHeldBy))) return false
  if (isComplete()) return true
  const folder = mkdtempSync(join(tmpdir(), 'laban-node-'))
  try {
    const pinned = pinnedNode()
    if (!pinned) return true
    const copy = join(folder, basename(pinned))
    copyFileSync(pinned, copy)
    return await ciWith(copy, npm, root, alsoHeldBy)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isComplete() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > COMPLETE_FROM[0] || (major === COMPLETE_FROM[0] && minor >= COMPLETE_FROM[1])
}

// The npm that called us, otherwise the one on PATH; run by the Node given.
function ciWith(node, npm, root, alsoHeldBy) {
  const path = [dirname(node), process.env.PATH].join(delimiter)
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, PATH: path } }
  const child = npm.endsWith('npm-cli.js')
    ? spawn(node, [npm, ...ARGUMENTS], options)
    : spawn('npm', ARGUMENTS, { ...options, shell: process.platform === 'win32' })
  if (child.pid) alsoHeldBy(child.pid)
  passSignals(child)
  return new Promise((done) => {
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
  })
}

function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return undefined
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

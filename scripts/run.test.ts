import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { installed } from './install.mjs'
import { root } from './pinned-node.mjs'

let clone: string

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'laban-clone-'))
  writeFileSync(join(clone, 'package-lock.json'), '{}')
})

afterEach(() => rmSync(clone, { recursive: true, force: true }))

describe('installing', () => {
  test('happens once for one lockfile, and again when the lockfile changes', async () => {
    const install = countedInstall()
    expect(await installed(clone, install.run)).toBe(true)
    expect(await installed(clone, install.run)).toBe(true)
    expect(install.times()).toBe(1)
    writeFileSync(join(clone, 'package-lock.json'), '{"changed":true}')
    await installed(clone, install.run)
    expect(install.times()).toBe(2)
  })

  test('happens once when two commands start together', async () => {
    const install = countedInstall()
    expect(await Promise.all([installed(clone, install.run), installed(clone, install.run)])).toEqual([true, true])
    expect(install.times()).toBe(1)
  })

  test('that failed is tried again and leaves no lock', async () => {
    expect(await installed(clone, async () => false)).toBe(false)
    expect(existsSync(join(clone, '.installing'))).toBe(false)
    expect(await installed(clone, countedInstall().run)).toBe(true)
  })

  test.for([
    ['a process that is gone', '4194305 1'],
    ['another process with the same id', `${process.pid} 1`],
  ])('takes over the lock of %s', async ([, holder]) => {
    writeFileSync(join(clone, '.installing'), `${holder}\n`)
    expect(await installed(clone, countedInstall().run)).toBe(true)
  })

  function countedInstall() {
    let times = 0
    return {
      times: () => times,
      run: async () => {
        times += 1
        mkdirSync(join(clone, 'node_modules'), { recursive: true })
        return true
      },
    }
  }
})

describe('the launcher', () => {
  test('runs the pinned Node with the arguments given and ends with its exit code', async () => {
    const child = launch(`console.log(process.version, process.argv[2]); process.exitCode = 5`, ['có dấu'])
    const said = text(child)
    expect(await once(child, 'exit')).toEqual([5, null])
    expect(await said).toMatch(/^v(2[4-9]|[3-9]\d)\.\S+ có dấu\n$/)
  })

  test('passes SIGTERM on once and waits for the child to end in its own way', async () => {
    const child = launch(`process.on('SIGTERM', () => { console.log('told'); setTimeout(() => process.exit(7), 200) })
      setInterval(() => {}, 1000); console.log('ready')`)
    const said = text(child)
    await once(child.stdout!, 'data')
    child.kill('SIGTERM')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([7, null])
    expect(await said).toBe('ready\ntold\n')
  })

  test('ends by the signal that ended its child', async () => {
    const child = launch(`process.kill(process.pid, 'SIGKILL')`)
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
  })

  test('stops its child when npm dies and leaves it alone', async () => {
    const pidFile = join(clone, 'pid')
    const script = writeScript(`require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid))
      setInterval(() => {}, 1000)`)
    const npm = spawn(
      process.execPath,
      [
        '-e',
        `require('node:child_process').spawn(process.execPath,
      ${JSON.stringify([join(root, 'scripts/run.mjs'), script])}, { stdio: 'ignore' })`,
      ],
      {
        env: { ...process.env, npm_lifecycle_event: 'start' },
      },
    )
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8')).toBeTruthy()
    npm.kill('SIGKILL')
    const pid = Number(readFileSync(pidFile, 'utf8'))
    await expect.poll(() => isAlive(pid)).toBe(false)
  })

  function launch(code: string, args: string[] = []): ChildProcess {
    return spawn(process.execPath, [join(root, 'scripts/run.mjs'), writeScript(code), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }

  function writeScript(code: string): string {
    const file = join(clone, 'script.cjs')
    writeFileSync(file, code)
    return file
  }
})

async function text(child: ChildProcess): Promise<string> {
  let all = ''
  for await (const chunk of child.stdout!.setEncoding('utf8')) all += chunk
  return all
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { foreignProgram, type Answer, type ForeignProgram, type Keys } from './foreign-program.ts'
import { openProvince, type Province } from './province.ts'

/** Somebody's cookie by what they are; `health` is the id of the unit that the officer enters for. */
export type Walkers = Readonly<
  Record<
    'administrator' | 'standing' | 'officer' | 'verifier' | 'auditor' | 'provider' | 'council' | 'appraiser',
    string
  >
>

/** A program of somebody else at a whole server that listens, with pages built. */
export type Walk = {
  readonly province: Province
  readonly program: ForeignProgram
  readonly origin: string
  readonly who: Walkers
  readonly health: string
  /** Names of the operations that were carried out. */
  readonly called: ReadonlySet<string>
  /** Calls an operation that is carried out; its answer is as documented. */
  readonly ask: (name: string, changes?: Keys, cookie?: string, bytes?: Uint8Array<ArrayBuffer>) => Promise<Answer>
  readonly close: () => Promise<void>
}

export async function openWalk(): Promise<Walk> {
  const web = mkdtempSync(join(tmpdir(), 'laban-web-'))
  // With pages built, what is no operation could be answered with one.
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>La Bàn</title>')
  const province = await openProvince({ web })
  const origin = await province.app.listen({ host: '127.0.0.1', port: 0 })
  const program = await foreignProgram(origin)
  const called = new Set<string>()
  return {
    province,
    program,
    origin,
    who: await walkers(province),
    health: province.organisation('so-y-te'),
    called,
    ask: async (name, changes = {}, cookie, bytes) => {
      const answer = await program.send(name, changes, cookie, bytes)
      expect([name, answer.status < 300, answer.status < 400 ? '' : answer.body]).toEqual([name, true, ''])
      expect(program.faultsOf(answer)).toEqual([])
      called.add(name)
      return answer
    },
    close: async () => {
      await province.close()
      rmSync(web, { recursive: true, force: true })
    },
  }
}

async function walkers(province: Province): Promise<Walkers> {
  const cookie = async (name: string): Promise<string> => (await province.as(name)).cookie
  const withRole = async (role: string): Promise<string> => {
    const { user_name } = await province.database.db
      .selectFrom('account')
      .innerJoin('role_grant', 'role_grant.account_id', 'account.id')
      .select('user_name')
      .where('role', '=', role)
      .orderBy('user_name')
      .executeTakeFirstOrThrow()
    return cookie(user_name)
  }
  return {
    administrator: await cookie('quan-tri.minh-hoa'),
    standing: await cookie('thuong-truc'),
    officer: await cookie('cb.so-y-te'),
    verifier: await cookie('xac-minh'),
    auditor: await cookie('kiem-tra'),
    provider: await withRole('data-provider'),
    council: await withRole('council-secretary'),
    appraiser: await withRole('appraiser'),
  }
}

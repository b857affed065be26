import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { FEATURES, OPERATIONS } from '#contract/operations.ts'
import { foreignProgram, type Answer, type ForeignProgram, type Keys } from './foreign-program.ts'
import { openMailServer, type MailServer } from './mail-server.ts'
import { openProvince, type Province } from './province.ts'

const PEOPLE = {
  administrator: 'quan-tri.minh-hoa',
  standing: 'thuong-truc',
  officer: 'cb.so-y-te',
  head: 'tt.so-y-te',
  justice: 'cb.so-tu-phap',
  verifier: 'xac-minh',
  appraiser: 'tham-dinh-1a',
  secretary: 'thu-ky-hoi-dong',
  auditor: 'kiem-tra',
} as const
export type Person = keyof typeof PEOPLE | 'provider'

/** A server that listens, and a foreign program that goes through the operations of its document. */
export type ApiWalk = {
  readonly province: Province
  readonly mailServer: MailServer
  readonly program: ForeignProgram
  /** The session's cookie of each. */
  readonly who: Readonly<Record<Person, string>>
  /** Calls an operation that is carried out; its answer is as documented. */
  readonly ask: (name: string, changes?: Keys, cookie?: string, bytes?: Uint8Array<ArrayBuffer>) => Promise<Answer>
  /** The operations of a share of the walk that were not asked for. */
  readonly leftOut: (isInShare: (name: string) => boolean) => string[]
  readonly close: () => Promise<void>
}

/** Features whose operations are walked through in a round of their own; the rest is walked through without one. */
const OF_ROUNDS = [
  'rounds',
  'boards',
  'desk',
  'submissions',
  'submissionLife',
  'whyLost',
  'council',
  'overview',
  'appraisal',
  'myWork',
  'notices',
] as const
// The timeline of a round stands with the other timelines.
const ROUND_OPERATIONS = new Set([
  'showRoundTimeline',
  ...OF_ROUNDS.flatMap((feature) => Object.keys(FEATURES[feature])),
])
export const isOfRounds = (name: string): boolean => ROUND_OPERATIONS.has(name)

export async function openApiWalk(): Promise<ApiWalk> {
  const web = mkdtempSync(join(tmpdir(), 'laban-web-'))
  // With pages built, what is no operation could be answered with one.
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>La Bàn</title>')
  const mailServer = await openMailServer()
  const examined = {
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'La Bàn <laban@tinh.example>',
    BASE_URL: 'https://laban.tinh.example',
  }
  const province = await openProvince({ web, examined })
  const origin = await province.app.listen({ host: '127.0.0.1', port: 0 })
  const program = await foreignProgram(origin)
  const called = new Set<string>()
  return {
    province,
    mailServer,
    program,
    who: await cookiesOf(province),
    ask: async (name, changes = {}, cookie, bytes) => {
      const answer = await program.send(name, changes, cookie, bytes)
      expect([name, answer.status < 300, answer.status < 400 ? '' : answer.body]).toEqual([name, true, ''])
      expect(program.faultsOf(answer)).toEqual([])
      expect([name, readBySchema(name, answer)]).toEqual([name, answer.body])
      called.add(name)
      return answer
    },
    leftOut: (isInShare) => [...OPERATIONS.keys()].filter((name) => isInShare(name) && !called.has(name)),
    close: async () => {
      await province.close()
      await mailServer.close()
      rmSync(web, { recursive: true, force: true })
    },
  }
}

/** The pages take an answer as it was sent (decision 025): reading it by its schema may change nothing. */
function readBySchema(name: string, { body }: Answer): unknown {
  const { output, file, answers } = OPERATIONS.get(name)!
  return file || answers ? body : output.parse(body)
}

/** What an operation answers, where that is an object of texts. */
export async function toldBy(answer: Promise<Answer>): Promise<Record<string, string>> {
  return (await answer).body as Record<string, string>
}

async function cookiesOf(province: Province): Promise<Record<Person, string>> {
  const provider = await province.database.db
    .selectFrom('account')
    .select('user_name')
    .where('user_name', 'like', 'sl.%')
    .executeTakeFirstOrThrow()
  const cookies: [string, string][] = []
  for (const [person, name] of Object.entries({ ...PEOPLE, provider: provider.user_name }))
    cookies.push([person, (await province.as(name)).cookie])
  return Object.fromEntries(cookies) as Record<Person, string>
}

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { filledPlace, type InstallationPlace } from '#test/support/database/installation-place.ts'
import { backUpOnce, nextDue, startBackups } from './backup-schedule.ts'

describe('the next time', () => {
  test('is at the given hour in Vietnam, today or tomorrow', () => {
    expect(nextDue('02:00', new Date('2026-09-29T18:59:59Z'))).toEqual(new Date('2026-09-29T19:00:00Z'))
    expect(nextDue('02:00', new Date('2026-09-29T19:00:00Z'))).toEqual(new Date('2026-09-30T19:00:00Z'))
    expect(nextDue('23:30', new Date('2026-12-31T17:00:00Z'))).toEqual(new Date('2027-01-01T16:30:00Z'))
  })

  test('is always ahead, within a day, and shows the given time', () => {
    const times = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(times, fc.nat(23), fc.nat(59), (now, hour, minute) => {
        const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const due = nextDue(at, now)
        const ahead = due.getTime() - now.getTime()
        expect(ahead > 0 && ahead <= 86_400_000).toBe(true)
        const shown = { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
        expect(new Intl.DateTimeFormat('en-GB', shown).format(due)).toBe(at)
      }),
    )
  })

  test('is not guessed from what is no time', () => {
    for (const at of ['2:00', '24:00', '02:60', '']) expect(() => nextDue(at, new Date())).toThrow('02:00')
  })
})

describe('a backup by the clock', () => {
  let place: InstallationPlace
  beforeAll(async () => {
    place = await filledPlace()
  })
  afterAll(() => place.remove())

  const request = () => ({ ...place, folder: join(place.folder, 'backups'), program: '9.9.9', keep: 14 })

  test('is made by one process only, whether they come together or one after the other', async () => {
    const due = new Date(Date.now() - 1000)
    const made = await Promise.all([backUpOnce(request(), due), backUpOnce(request(), due), backUpOnce(request(), due)])
    expect(made.filter((one) => one !== undefined)).toHaveLength(1)
    expect(await backUpOnce(request(), due)).toBe(undefined)
    expect(await readdir(join(place.folder, 'backups'))).toHaveLength(1)
  })

  /** What a schedule tells when the clock goes from an hour before to its time. */
  async function toldAtTwo(day: string, folder: string): Promise<unknown[]> {
    const told: unknown[] = []
    const tell = (outcome: unknown) => told.push(outcome)
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: new Date(`${day}T18:00:00Z`) })
    const schedule = startBackups({ ...request(), folder, at: '02:00', onDone: tell, onError: tell })
    await vi.advanceTimersByTimeAsync(3_599_999)
    expect(told).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    vi.useRealTimers()
    await schedule.stop()
    return told
  }

  test('is made when its time comes', async () => {
    const [made] = await toldAtTwo('2040-01-01', join(place.folder, 'by-the-clock'))
    expect(made).toMatchObject({ manifest: { program: '9.9.9' }, removed: [] })
    expect(await readdir(join(place.folder, 'by-the-clock'))).toHaveLength(1)
  })

  test('that cannot be written is told', async () => {
    expect(await toldAtTwo('2040-01-02', '/dev/null/backups')).toMatchObject([{ code: 'cannot-write' }])
  })
})

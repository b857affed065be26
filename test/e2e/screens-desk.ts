import { tableOf } from '#test/support/past-tables.ts'
import type { Screen } from './screen.ts'
import { EMPTY_YEAR, type ScreenSite } from './screen-site.ts'

const AGENCY = 'thuong-truc'
/** Watches rounds and runs none. */
const AUDITOR = 'kiem-tra'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** With a figure, a fault, a column that nobody knows and a name that is nobody's. */
const PAST_TABLE = [
  ['TT', 'Đơn vị', '1.1.1', 'Tổng chi cho CNTT của đơn vị, địa phương (triệu đồng)', 'Ghi chú'],
  [1, 'Sở Y tế', 5, 'nhiều', 'đã rà soát'],
  [2, 'Sở Nội vụ', 7, 12.5, null],
  [3, 'Cộng', 12, null, null],
]

type Path = (site: ScreenSite) => string

/** Filled for who runs rounds; empty for who does not, or at an address that has nothing. */
function forAgency(filled: Path, empty?: Path): Screen {
  return {
    filled: (site) => ({ path: filled(site), as: AGENCY }),
    empty: (site) => (empty ? { path: empty(site), as: AGENCY } : { path: filled(site), as: AUDITOR }),
    error: 'answers fail',
  }
}

/** The rounds, and the desk of one. */
export const SCREENS_DESK: Record<string, Screen> = {
  '/dot-danh-gia': forAgency(() => '/dot-danh-gia'),
  '/dot-danh-gia/moi': forAgency(() => '/dot-danh-gia/moi'),
  '/dot-danh-gia/$round': forAgency(
    ({ judgedRound, bare }) => `/dot-danh-gia/${judgedRound}?ho-so=${bare}&viec=mo-lai`,
    ({ judgedRound }) => `/dot-danh-gia/${judgedRound}?tim=khong-co-don-vi-nao`,
  ),
  '/dot-danh-gia/$round/lich': forAgency(({ judgedRound }) => `/dot-danh-gia/${judgedRound}/lich`),
  '/dot-danh-gia/$round/tham-dinh': forAgency(
    ({ judgedRound }) => `/dot-danh-gia/${judgedRound}/tham-dinh?theo=don-vi`,
    ({ judgedRound }) => `/dot-danh-gia/${judgedRound}/tham-dinh?tim=khong-co`,
  ),
  '/dot-danh-gia/$round/thu': forAgency(
    ({ judgedRound }) => `/dot-danh-gia/${judgedRound}/thu?ky=2021`,
    ({ judgedRound }) => `/dot-danh-gia/${judgedRound}/thu`,
  ),
  '/dot-danh-gia/$round/viec/$step': forAgency(
    ({ judgedRound }) => `/dot-danh-gia/${judgedRound}/viec/dong`,
    ({ judgedRound }) => `/dot-danh-gia/${judgedRound}/viec/khong-co`,
  ),
  '/bang-nam-truoc': {
    ...forAgency(() => '/bang-nam-truoc'),
    filled: () => ({
      path: `/bang-nam-truoc?bo-chi-so=hue-2020&ky=${EMPTY_YEAR}`,
      as: AGENCY,
      act: async (page) => {
        const buffer = Buffer.from(await tableOf(PAST_TABLE))
        await page.locator('input[type=file]').setInputFiles({ name: 'nam-truoc.xlsx', mimeType: XLSX, buffer })
        await page.getByRole('heading', { name: /^nam-truoc\.xlsx: / }).waitFor()
      },
    }),
  },
  '/lich-nghi': {
    ...forAgency(() => '/lich-nghi?nam=2026'),
    filled: async ({ loaded }) => {
      const holiday = { day: '2026-09-02', name: 'Quốc khánh', kind: 'off' }
      const { db } = loaded.database
      await db
        .insertInto('holiday')
        .values(holiday)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return { path: '/lich-nghi?nam=2026', as: AGENCY }
    },
    empty: () => ({ path: `/lich-nghi?nam=${EMPTY_YEAR}`, as: AGENCY }),
  },
}

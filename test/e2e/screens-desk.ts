import type { Screen } from './screen.ts'
import { EMPTY_YEAR, type ScreenSite } from './screen-site.ts'

const AGENCY = 'thuong-truc'
/** Watches rounds and runs none. */
const AUDITOR = 'kiem-tra'

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

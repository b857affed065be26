import type { Screen } from './screen.ts'
import { EMPTY_YEAR, type ScreenSite } from './screen-site.ts'

const [OFFICER, HEAD, APPRAISER] = ['cb.so-y-te', 'tt.so-y-te', 'tham-dinh-1a']
/** Has nothing to enter, to send or to appraise. */
const AUDITOR = 'kiem-tra'

type Path = (site: ScreenSite) => string

/** Filled for the unit whose findings are released, empty for the submission that has just begun. */
function ofSubmission(below: string, as = HEAD): Screen {
  const path = (submission: Path) => (site: ScreenSite) => ({ path: `/ho-so/${submission(site)}${below}`, as })
  return { filled: path(({ released }) => released), empty: path(({ begun }) => begun), error: 'answers fail' }
}

/** What asks who is there. */
export const SCREENS_SIGNED_IN: Record<string, Screen> = {
  '/viec-cua-toi': {
    filled: () => ({ path: '/viec-cua-toi', as: OFFICER }),
    empty: () => ({ path: '/viec-cua-toi', as: 'cb.huyen-tan-khe' }),
    error: 'answers fail',
  },
  '/nhap-so-lieu': {
    filled: () => ({ path: '/nhap-so-lieu', as: 'thuong-truc' }),
    empty: () => ({ path: '/nhap-so-lieu', as: AUDITOR }),
    error: 'answers fail',
  },
  '/nhap-so-lieu/$edition': {
    filled: ({ health }) => ({ path: `/nhap-so-lieu/hue-2020?don-vi=${health}&ky=2022`, as: OFFICER }),
    empty: ({ health }) => ({ path: `/nhap-so-lieu/hue-2020?don-vi=${health}&ky=${EMPTY_YEAR}&tim=họp`, as: OFFICER }),
    error: 'answers fail',
  },
  '/tham-dinh': {
    filled: () => ({ path: '/tham-dinh', as: APPRAISER }),
    empty: () => ({ path: '/tham-dinh?loc=xong', as: APPRAISER }),
    error: 'answers fail',
  },
  '/tham-dinh/$submission/$node': {
    filled: ({ appraised }) => ({ path: `/tham-dinh/${appraised}/1.1.1`, as: APPRAISER }),
    empty: ({ bare }) => ({ path: `/tham-dinh/${bare}/1.1.1`, as: APPRAISER }),
    error: 'answers fail',
  },
  '/hoi-dong/$round': {
    filled: ({ judgedRound }) => ({ path: `/hoi-dong/${judgedRound}`, as: 'lanh-dao-tinh' }),
    empty: ({ judgedRound }) => ({ path: `/hoi-dong/${judgedRound}?tim=khong-co-don-vi-nao`, as: 'lanh-dao-tinh' }),
    error: 'answers fail',
  },
  '/kho-minh-chung': {
    filled: ({ keeper }) => ({ path: '/kho-minh-chung', as: keeper }),
    empty: () => ({ path: '/kho-minh-chung', as: OFFICER }),
    error: 'answers fail',
  },
  '/ho-so/$submission': ofSubmission(''),
  '/ho-so/$submission/kiem-tra': ofSubmission('/kiem-tra'),
  '/ho-so/$submission/bien-nhan/$attempt': ofSubmission('/bien-nhan/1'),
  '/ho-so/$submission/giai-trinh': ofSubmission('/giai-trinh?muc=1.1.1'),
  '/ho-so/$submission/giai-trinh/van-ban': ofSubmission('/giai-trinh/van-ban'),
  '/ho-so/$submission/mat-diem': ofSubmission('/mat-diem'),
}

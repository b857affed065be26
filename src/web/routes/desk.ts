import { createRoute } from '@tanstack/react-router'
import { PROGRESS_VIEWS } from '../round-desk/progress-views.ts'
import { BOARD_FILTERS, BOARD_SORTS } from '../round-desk/board-search.ts'
import { anyText, oneOf, stateOf, yearText } from '../search-state.ts'
import { controlled, root, stayOrSignIn } from './root.ts'

const rounds = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../round-desk/rounds-page.tsx'), 'RoundsPage'),
})

const newRound = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/moi',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../round-desk/new-round-page.tsx'), 'NewRoundPage'),
})

const desk = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/$round',
  validateSearch: stateOf({
    query: anyText,
    filter: oneOf(BOARD_FILTERS),
    group: anyText,
    sort: oneOf(BOARD_SORTS),
    down: oneOf(['co', 'khong']),
    page: anyText,
    submission: anyText,
    act: oneOf(['lui-han', 'mo-lai']),
  }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../round-desk/desk-page.tsx'), 'DeskPage'),
})

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/$round/lich',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../round-desk/calendar-page.tsx'), 'CalendarPage'),
})

const progress = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/$round/tham-dinh',
  validateSearch: stateOf({ by: oneOf(PROGRESS_VIEWS), query: anyText, page: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../round-desk/progress-page.tsx'), 'ProgressPage'),
})

const dryRun = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/$round/thu',
  validateSearch: stateOf({ edition: anyText, period: anyText, unit: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../round-desk/dry-run-page.tsx'), 'DryRunPage'),
})

const step = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/$round/viec/$step',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../round-desk/step-page.tsx'), 'StepPage'),
})

const holidays = createRoute({
  getParentRoute: () => root,
  path: '/lich-nghi',
  validateSearch: stateOf({ year: yearText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../round-desk/holidays-page.tsx'), 'HolidaysPage'),
})

const pastTables = createRoute({
  getParentRoute: () => root,
  path: '/bang-nam-truoc',
  validateSearch: stateOf({ edition: anyText, period: anyText, kind: oneOf(['ket-qua']), before: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../past-tables/past-tables-page.tsx'), 'PastTablesPage'),
})

export const deskRoutes = [rounds, newRound, desk, calendar, progress, dryRun, step, holidays, pastTables] as const

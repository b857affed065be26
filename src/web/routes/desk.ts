import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { BoardFilter, BoardSort } from '../round-desk/board-rows.ts'
import { optional, root, stayOrSignIn } from './root.ts'

const rounds = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../round-desk/rounds-page.tsx'), 'RoundsPage'),
})

const newRound = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/moi',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../round-desk/new-round-page.tsx'), 'NewRoundPage'),
})

const desk = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/$round',
  validateSearch: z.object({
    query: optional,
    filter: BoardFilter.optional().catch(undefined),
    group: optional,
    sort: BoardSort.optional().catch(undefined),
    down: z.enum(['co', 'khong']).optional().catch(undefined),
    page: optional,
    submission: optional,
    act: z.enum(['lui-han', 'mo-lai']).optional().catch(undefined),
  }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../round-desk/desk-page.tsx'), 'DeskPage'),
})

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/$round/lich',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../round-desk/calendar-page.tsx'), 'CalendarPage'),
})

const dryRun = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/$round/thu',
  validateSearch: z.object({ edition: optional, period: optional, unit: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../round-desk/dry-run-page.tsx'), 'DryRunPage'),
})

const step = createRoute({
  getParentRoute: () => root,
  path: '/dot-danh-gia/$round/viec/$step',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../round-desk/step-page.tsx'), 'StepPage'),
})

const holidays = createRoute({
  getParentRoute: () => root,
  path: '/lich-nghi',
  validateSearch: z.object({
    year: z
      .string()
      .regex(/^\d{4}$/)
      .optional()
      .catch(undefined),
  }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../round-desk/holidays-page.tsx'), 'HolidaysPage'),
})

export const deskRoutes = [rounds, newRound, desk, calendar, dryRun, step, holidays] as const

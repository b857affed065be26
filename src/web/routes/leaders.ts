import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { optional, root, stayOrSignIn } from './root.ts'

const overview = createRoute({
  getParentRoute: () => root,
  path: '/tong-quan',
  validateSearch: z.object({ round: optional, group: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
})

const heat = createRoute({
  getParentRoute: () => root,
  path: '/tong-quan/bang-nhiet',
  validateSearch: z.object({
    round: optional,
    group: optional,
    level: z.enum(['mainIndex', 'component']).optional().catch(undefined),
    sort: optional,
    query: optional,
    page: optional,
  }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../overview/heat-page.tsx'), 'HeatPage'),
})

export const leadersRoutes = [overview, heat] as const

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { anyText, oneOf, stateOf } from '../search-state.ts'
import { root, stayOrSignIn } from './root.ts'

const overview = createRoute({
  getParentRoute: () => root,
  path: '/tong-quan',
  validateSearch: stateOf({ round: anyText, group: anyText }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
})

const heat = createRoute({
  getParentRoute: () => root,
  path: '/tong-quan/bang-nhiet',
  validateSearch: stateOf({
    round: anyText,
    group: anyText,
    level: oneOf(['mainIndex', 'component']),
    sort: anyText,
    query: anyText,
    page: anyText,
  }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../overview/heat-page.tsx'), 'HeatPage'),
})

export const leadersRoutes = [overview, heat] as const

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { anyText, stateOf } from '../search-state.ts'
import { root, stayOrSignIn } from './root.ts'

const history = createRoute({
  getParentRoute: () => root,
  path: '/nhat-ky',
  validateSearch: stateOf({
    query: anyText,
    from: anyText,
    to: anyText,
    kind: anyText,
    account: anyText,
    unit: anyText,
    round: anyText,
    edition: anyText,
    before: anyText,
  }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../audit/history-page.tsx'), 'HistoryPage'),
})

const event = createRoute({
  getParentRoute: () => root,
  path: '/nhat-ky/$event',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../audit/event-page.tsx'), 'EventPage'),
})

const chain = createRoute({
  getParentRoute: () => root,
  path: '/nhat-ky/chuoi',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../audit/chain-page.tsx'), 'ChainPage'),
})

export const auditRoutes = [history, event, chain] as const

import { createRoute } from '@tanstack/react-router'
import { anyText, stateOf } from '../search-state.ts'
import { controlled, root, stayOrSignIn } from './root.ts'

const index = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../administration/administration-index.tsx'), 'AdministrationIndex'),
})

const system = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/he-thong',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../system/system-page.tsx'), 'SystemPage'),
})

const outbox = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/hop-thu-di',
  validateSearch: stateOf({ state: anyText, before: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../system/outbox-page.tsx'), 'OutboxPage'),
})

export const systemRoutes = [index, system, outbox] as const

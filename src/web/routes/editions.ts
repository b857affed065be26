import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { editionList } from '../api.ts'
import { optional, root, stayOrSignIn } from './root.ts'

const drafts = createRoute({
  getParentRoute: () => root,
  path: '/soan-bo-chi-so',
  beforeLoad: stayOrSignIn,
  loader: ({ context }) => context.queries.ensureQueryData(editionList),
  component: lazyRouteComponent(() => import('../edition-drafts/drafts-page.tsx'), 'DraftsPage'),
})

const draft = createRoute({
  getParentRoute: () => root,
  path: '/soan-bo-chi-so/$draft',
  validateSearch: z.object({ node: optional, query: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../edition-drafts/editor-page.tsx'), 'EditorPage'),
})

const issuing = createRoute({
  getParentRoute: () => root,
  path: '/soan-bo-chi-so/$draft/ban-hanh',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../edition-drafts/issue-page.tsx'), 'IssuePage'),
})

const comparison = createRoute({
  getParentRoute: () => root,
  path: '/so-sanh-bo-chi-so',
  validateSearch: z.object({ from: optional, to: optional }),
  beforeLoad: stayOrSignIn,
  loader: ({ context }) => context.queries.ensureQueryData(editionList),
  component: lazyRouteComponent(() => import('../edition-drafts/compare-page.tsx'), 'ComparePage'),
})

export const editionRoutes = [drafts, draft, issuing, comparison] as const

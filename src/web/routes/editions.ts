import { createRoute } from '@tanstack/react-router'
import { editionList } from '../api.ts'
import { anyText, oneOf, stateOf } from '../search-state.ts'
import { controlled, root, stayOrSignIn } from './root.ts'

const drafts = createRoute({
  getParentRoute: () => root,
  path: '/soan-bo-chi-so',
  beforeLoad: stayOrSignIn,
  loader: ({ context }) => context.queries.ensureQueryData(editionList),
  component: controlled(() => import('../edition-drafts/drafts-page.tsx'), 'DraftsPage'),
})

const draft = createRoute({
  getParentRoute: () => root,
  path: '/soan-bo-chi-so/$draft',
  validateSearch: stateOf({ node: anyText, query: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../edition-drafts/editor-page.tsx'), 'EditorPage'),
})

const issuing = createRoute({
  getParentRoute: () => root,
  path: '/soan-bo-chi-so/$draft/ban-hanh',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../edition-drafts/issue-page.tsx'), 'IssuePage'),
})

const reading = createRoute({
  getParentRoute: () => root,
  path: '/doc-bo-chi-so',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../annexes/read-page.tsx'), 'ReadAnnexPage'),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/soan-bo-chi-so/$draft/cach-tinh',
  validateSearch: stateOf({ node: anyText, view: oneOf(['can-xem', 'chac-chan', 'da-quyet', 'bang']) }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../annexes/review-page.tsx'), 'ReviewPage'),
})

const comparison = createRoute({
  getParentRoute: () => root,
  path: '/so-sanh-bo-chi-so',
  validateSearch: stateOf({ from: anyText, to: anyText }),
  beforeLoad: stayOrSignIn,
  loader: ({ context }) => context.queries.ensureQueryData(editionList),
  component: controlled(() => import('../edition-drafts/compare-page.tsx'), 'ComparePage'),
})

export const editionRoutes = [drafts, draft, issuing, reading, review, comparison] as const

import { createRoute } from '@tanstack/react-router'
import { anyText, oneOf, stateOf } from '../search-state.ts'
import { VERDICT_FILTERS } from '../verdicts/verdict-search.ts'
import { controlled, root, stayOrSignIn } from './root.ts'

const verdicts = createRoute({
  getParentRoute: () => root,
  path: '/xac-minh',
  validateSearch: stateOf({
    period: anyText,
    item: anyText,
    filter: oneOf(VERDICT_FILTERS),
    query: anyText,
    after: anyText,
  }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../verdicts/verdicts-page.tsx'), 'VerdictsPage'),
})

export const verdictRoutes = [verdicts] as const

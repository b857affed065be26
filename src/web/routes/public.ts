import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ROW_KINDS } from '#domain/programme/row-kind.ts'
import {
  agencyById,
  documentById,
  documentList,
  editionById,
  editionList,
  findingsOf,
  ownSession,
  provinceList,
} from '../api.ts'
import { numberById } from '../number/queries.ts'
import { demonstrationProvince } from '../province/loaded-province.ts'
import { NoResults } from '../province/nothing-published.tsx'
import { RankingPage } from '../ranking/ranking-page.tsx'
import { SORTS } from '../ranking/sorting.ts'
import { searchEngine } from '../search/loaded-engine.ts'
import { anyText, oneOf, stateOf } from '../search-state.ts'
import { root } from './root.ts'

// What is seen first comes with the first load; every other page comes when it is opened.
const ranking = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: stateOf({
    group: anyText,
    sort: oneOf(SORTS),
    down: oneOf(['co', 'khong']),
    query: anyText,
    page: anyText,
  }),
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: RankingPage,
})

const units = createRoute({
  getParentRoute: () => root,
  path: '/don-vi',
  validateSearch: stateOf({ query: anyText, page: anyText }),
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: lazyRouteComponent(() => import('../unit/units-page.tsx'), 'UnitsPage'),
})

const unit = createRoute({
  getParentRoute: () => root,
  path: '/don-vi/$unit',
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: lazyRouteComponent(() => import('../unit/unit-page.tsx'), 'UnitPage'),
})

const criterion = createRoute({
  getParentRoute: () => root,
  path: '/don-vi/$unit/tieu-chi/$code',
  validateSearch: stateOf({ tried: anyText }),
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: lazyRouteComponent(() => import('../criterion/criterion-page.tsx'), 'CriterionPage'),
})

const editions = createRoute({
  getParentRoute: () => root,
  path: '/bo-chi-so',
  loader: ({ context }) => context.queries.ensureQueryData(editionList),
  component: lazyRouteComponent(() => import('../edition/editions-page.tsx'), 'EditionsPage'),
})

const edition = createRoute({
  getParentRoute: () => root,
  path: '/bo-chi-so/$edition',
  validateSearch: stateOf({
    query: anyText,
    only: oneOf(['ghi-chu', 'phat-hien']),
    node: anyText,
    closed: anyText,
  }),
  loader: ({ context, params }) =>
    Promise.all([
      context.queries.ensureQueryData(editionById(params.edition)),
      context.queries.ensureQueryData(findingsOf(params.edition)),
    ]),
  component: lazyRouteComponent(() => import('../edition/edition-page.tsx'), 'EditionPage'),
})

const documents = createRoute({
  getParentRoute: () => root,
  path: '/van-ban',
  loader: ({ context }) => context.queries.ensureQueryData(documentList),
  component: lazyRouteComponent(() => import('../documents/documents-page.tsx'), 'DocumentsPage'),
})

const document = createRoute({
  getParentRoute: () => root,
  path: '/van-ban/$document',
  validateSearch: stateOf({
    view: oneOf(['ghi-chu']),
    query: anyText,
    kind: oneOf(ROW_KINDS),
    node: anyText,
    flipped: anyText,
  }),
  loader: ({ context, params }) => context.queries.ensureQueryData(documentById(params.document)),
  component: lazyRouteComponent(() => import('../documents/document-page.tsx'), 'DocumentPage'),
})

const figures = createRoute({
  getParentRoute: () => root,
  path: '/van-ban/$document/so-lieu',
  loader: ({ context, params }) => context.queries.ensureQueryData(documentById(params.document)),
  component: lazyRouteComponent(() => import('../documents/figures-page.tsx'), 'FiguresPage'),
})

const agencies = createRoute({
  getParentRoute: () => root,
  path: '/co-quan',
  validateSearch: stateOf({ query: anyText }),
  loader: ({ context }) => context.queries.ensureQueryData(provinceList),
  component: lazyRouteComponent(() => import('../documents/agencies-page.tsx'), 'AgenciesPage'),
})

const agency = createRoute({
  getParentRoute: () => root,
  path: '/co-quan/$province/$organisation',
  loader: ({ context, params }) => context.queries.ensureQueryData(agencyById(params.province, params.organisation)),
  component: lazyRouteComponent(() => import('../documents/agency-page.tsx'), 'AgencyPage'),
})

const number = createRoute({
  getParentRoute: () => root,
  path: '/so-lieu/$item',
  validateSearch: stateOf({ unit: anyText, query: anyText }),
  loader: ({ context, params }) =>
    Promise.all([
      context.queries.ensureQueryData(numberById(params.item)),
      context.queries.ensureQueryData(ownSession),
    ]),
  component: lazyRouteComponent(() => import('../number/number-page.tsx'), 'NumberPage'),
})

const search = createRoute({
  getParentRoute: () => root,
  path: '/tim',
  validateSearch: stateOf({ q: anyText, kind: anyText }),
  loader: ({ context }) => context.queries.ensureQueryData(searchEngine),
  component: lazyRouteComponent(() => import('../search/search-page.tsx'), 'SearchPage'),
})

export const publicRoutes = [
  ranking,
  units,
  unit,
  criterion,
  editions,
  edition,
  documents,
  document,
  figures,
  agencies,
  agency,
  number,
  search,
] as const

import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { RowKind } from '#domain/programme/document-view.ts'
import {
  agencyById,
  documentById,
  documentList,
  editionById,
  editionList,
  findingsOf,
  ownSession,
  provinceList,
} from './api.ts'
import { AccountPage } from './account/account-page.tsx'
import { SetUpPage } from './account/set-up-page.tsx'
import { QueueFilter } from './appraisal/queue-filter.ts'
import { CriterionPage } from './criterion/criterion-page.tsx'
import { AgenciesPage } from './documents/agencies-page.tsx'
import { AgencyPage } from './documents/agency-page.tsx'
import { DocumentPage } from './documents/document-page.tsx'
import { DocumentsPage } from './documents/documents-page.tsx'
import { FiguresPage } from './documents/figures-page.tsx'
import { EditionPage } from './edition/edition-page.tsx'
import { EditionsPage } from './edition/editions-page.tsx'
import { Filter } from './entry/counts.ts'
import { Failure } from './frame/failure.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { Waiting } from './frame/waiting.tsx'
import { demonstrationProvince } from './province/loaded-province.ts'
import { NoResults } from './province/nothing-published.tsx'
import { RankingPage } from './ranking/ranking-page.tsx'
import { SORTS } from './ranking/sorting.ts'
import { parseSearch, stringifySearch } from './search-params.ts'
import { searchEngine } from './search/loaded-engine.ts'
import { SearchPage } from './search/search-page.tsx'
import { OpenAccountPage } from './sign-in/open-account-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'
import { signedInOnly, signedInUpToDevice } from './sign-in/signed-in-only.ts'
import { UnitPage } from './unit/unit-page.tsx'
import { UnitsPage } from './unit/units-page.tsx'

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Frame, notFoundComponent: NotFound })

const optional = z.string().optional().catch(undefined)

const ranking = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: z.object({
    group: optional,
    sort: z.enum(SORTS).optional().catch(undefined),
    down: z.enum(['co', 'khong']).optional().catch(undefined),
    query: optional,
  }),
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: RankingPage,
})

const units = createRoute({
  getParentRoute: () => root,
  path: '/don-vi',
  validateSearch: z.object({ query: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: UnitsPage,
})

const unit = createRoute({
  getParentRoute: () => root,
  path: '/don-vi/$unit',
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: UnitPage,
})

const criterion = createRoute({
  getParentRoute: () => root,
  path: '/don-vi/$unit/tieu-chi/$code',
  validateSearch: z.object({ tried: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: CriterionPage,
})

const editions = createRoute({
  getParentRoute: () => root,
  path: '/bo-chi-so',
  loader: ({ context }) => context.queries.ensureQueryData(editionList),
  component: EditionsPage,
})

const edition = createRoute({
  getParentRoute: () => root,
  path: '/bo-chi-so/$edition',
  validateSearch: z.object({
    query: optional,
    only: z.enum(['ghi-chu', 'phat-hien']).optional().catch(undefined),
    node: optional,
    closed: optional,
  }),
  loader: ({ context, params }) =>
    Promise.all([
      context.queries.ensureQueryData(editionById(params.edition)),
      context.queries.ensureQueryData(findingsOf(params.edition)),
    ]),
  component: EditionPage,
})

const documents = createRoute({
  getParentRoute: () => root,
  path: '/van-ban',
  loader: ({ context }) => context.queries.ensureQueryData(documentList),
  component: DocumentsPage,
})

const document = createRoute({
  getParentRoute: () => root,
  path: '/van-ban/$document',
  validateSearch: z.object({
    view: z.enum(['ghi-chu']).optional().catch(undefined),
    query: optional,
    kind: RowKind.optional().catch(undefined),
    node: optional,
    flipped: optional,
  }),
  loader: ({ context, params }) => context.queries.ensureQueryData(documentById(params.document)),
  component: DocumentPage,
})

const figures = createRoute({
  getParentRoute: () => root,
  path: '/van-ban/$document/so-lieu',
  loader: ({ context, params }) => context.queries.ensureQueryData(documentById(params.document)),
  component: FiguresPage,
})

const agencies = createRoute({
  getParentRoute: () => root,
  path: '/co-quan',
  validateSearch: z.object({ query: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(provinceList),
  component: AgenciesPage,
})

const agency = createRoute({
  getParentRoute: () => root,
  path: '/co-quan/$province/$organisation',
  loader: ({ context, params }) => context.queries.ensureQueryData(agencyById(params.province, params.organisation)),
  component: AgencyPage,
})

const search = createRoute({
  getParentRoute: () => root,
  path: '/tim',
  validateSearch: z.object({ q: optional, kind: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(searchEngine),
  component: SearchPage,
})

const entry = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu',
  validateSearch: z.object({ query: optional, period: optional }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./entry/entry-page.tsx'), 'EntryPage'),
})

const form = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu/$edition',
  validateSearch: z.object({
    unit: optional,
    period: optional,
    query: optional,
    filter: z.enum(Filter).optional().catch(undefined),
    item: optional,
  }),
  // Who is already there stays there when the session ends: the password is asked for beside the form.
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  loader: ({ context, params }) => context.queries.ensureQueryData(editionById(params.edition)),
  component: lazyRouteComponent(() => import('./entry/form-page.tsx'), 'FormPage'),
})

const queueSearch = {
  round: optional,
  submission: optional,
  node: optional,
  filter: QueueFilter.optional().catch(undefined),
  by: z.enum(['tieu-chi']).optional().catch(undefined),
}

const appraisalQueue = createRoute({
  getParentRoute: () => root,
  path: '/tham-dinh',
  validateSearch: z.object(queueSearch),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./appraisal/queue-page.tsx'), 'QueuePage'),
})

const appraisal = createRoute({
  getParentRoute: () => root,
  path: '/tham-dinh/$submission/$node',
  validateSearch: z.object({ ...queueSearch, evidence: optional, page: optional }),
  // Who is already there stays there when the session ends: the password is asked for beside what was decided.
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./appraisal/appraisal-page.tsx'), 'AppraisalPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: z.object({ next: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(ownSession),
  component: SignInPage,
})

const openAccount = createRoute({
  getParentRoute: () => root,
  path: '/mo-tai-khoan',
  component: OpenAccountPage,
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi',
  beforeLoad: signedInOnly,
  component: AccountPage,
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi/thiet-bi',
  validateSearch: z.object({ next: optional }),
  beforeLoad: signedInUpToDevice,
  component: SetUpPage,
})

export function routerOf(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      ranking,
      units,
      unit,
      criterion,
      editions,
      edition,
      documents,
      document,
      agencies,
      agency,
      figures,
      search,
      signIn,
      openAccount,
      account,
      setUp,
      entry,
      form,
      appraisalQueue,
      appraisal,
    ]),
    context: { queries },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPendingMs: 150,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerOf>
  }
}

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
import { QueueFilter } from './appraisal/queue-filter.ts'
import { Filter } from './entry/counts.ts'
import { Failure } from './frame/failure.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { Waiting } from './frame/waiting.tsx'
import { demonstrationProvince } from './province/loaded-province.ts'
import { NoResults } from './province/nothing-published.tsx'
import { RankingPage } from './ranking/ranking-page.tsx'
import { SORTS } from './ranking/sorting.ts'
import { numberById } from './number/queries.ts'
import { parseSearch, stringifySearch } from './search-params.ts'
import { searchEngine } from './search/loaded-engine.ts'
import { signedInOnly, signedInUpToDevice } from './sign-in/signed-in-only.ts'

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Frame, notFoundComponent: NotFound })

const optional = z.string().optional().catch(undefined)

// What is seen first comes with the first load; every other page comes when it is opened.
const ranking = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: z.object({
    group: optional,
    sort: z.enum(SORTS).optional().catch(undefined),
    down: z.enum(['co', 'khong']).optional().catch(undefined),
    query: optional,
    page: optional,
  }),
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: RankingPage,
})

const units = createRoute({
  getParentRoute: () => root,
  path: '/don-vi',
  validateSearch: z.object({ query: optional, page: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: lazyRouteComponent(() => import('./unit/units-page.tsx'), 'UnitsPage'),
})

const unit = createRoute({
  getParentRoute: () => root,
  path: '/don-vi/$unit',
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: lazyRouteComponent(() => import('./unit/unit-page.tsx'), 'UnitPage'),
})

const criterion = createRoute({
  getParentRoute: () => root,
  path: '/don-vi/$unit/tieu-chi/$code',
  validateSearch: z.object({ tried: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(demonstrationProvince),
  errorComponent: NoResults,
  component: lazyRouteComponent(() => import('./criterion/criterion-page.tsx'), 'CriterionPage'),
})

const editions = createRoute({
  getParentRoute: () => root,
  path: '/bo-chi-so',
  loader: ({ context }) => context.queries.ensureQueryData(editionList),
  component: lazyRouteComponent(() => import('./edition/editions-page.tsx'), 'EditionsPage'),
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
  component: lazyRouteComponent(() => import('./edition/edition-page.tsx'), 'EditionPage'),
})

const documents = createRoute({
  getParentRoute: () => root,
  path: '/van-ban',
  loader: ({ context }) => context.queries.ensureQueryData(documentList),
  component: lazyRouteComponent(() => import('./documents/documents-page.tsx'), 'DocumentsPage'),
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
  component: lazyRouteComponent(() => import('./documents/document-page.tsx'), 'DocumentPage'),
})

const figures = createRoute({
  getParentRoute: () => root,
  path: '/van-ban/$document/so-lieu',
  loader: ({ context, params }) => context.queries.ensureQueryData(documentById(params.document)),
  component: lazyRouteComponent(() => import('./documents/figures-page.tsx'), 'FiguresPage'),
})

const agencies = createRoute({
  getParentRoute: () => root,
  path: '/co-quan',
  validateSearch: z.object({ query: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(provinceList),
  component: lazyRouteComponent(() => import('./documents/agencies-page.tsx'), 'AgenciesPage'),
})

const agency = createRoute({
  getParentRoute: () => root,
  path: '/co-quan/$province/$organisation',
  loader: ({ context, params }) => context.queries.ensureQueryData(agencyById(params.province, params.organisation)),
  component: lazyRouteComponent(() => import('./documents/agency-page.tsx'), 'AgencyPage'),
})

const number = createRoute({
  getParentRoute: () => root,
  path: '/so-lieu/$item',
  validateSearch: z.object({ unit: optional, query: optional }),
  loader: ({ context, params }) =>
    Promise.all([
      context.queries.ensureQueryData(numberById(params.item)),
      context.queries.ensureQueryData(ownSession),
    ]),
  component: lazyRouteComponent(() => import('./number/number-page.tsx'), 'NumberPage'),
})

const search = createRoute({
  getParentRoute: () => root,
  path: '/tim',
  validateSearch: z.object({ q: optional, kind: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(searchEngine),
  component: lazyRouteComponent(() => import('./search/search-page.tsx'), 'SearchPage'),
})

const myWork = createRoute({
  getParentRoute: () => root,
  path: '/viec-cua-toi',
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./my-work/my-work-page.tsx'), 'MyWorkPage'),
})

const entry = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu',
  validateSearch: z.object({ query: optional, period: optional, page: optional }),
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
  query: optional,
  after: optional,
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

const council = createRoute({
  getParentRoute: () => root,
  path: '/hoi-dong/$round',
  validateSearch: z.object({ query: optional, page: optional }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./council/council-page.tsx'), 'CouncilPage'),
})

const submission = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission',
  validateSearch: z.object({ from: optional, to: optional }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./submission/submission-page.tsx'), 'SubmissionPage'),
})

const submissionCheck = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/kiem-tra',
  validateSearch: z.object({ rest: z.enum(['co']).optional().catch(undefined) }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./submission/check-page.tsx'), 'CheckPage'),
})

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/bien-nhan/$attempt',
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./submission/receipt-page.tsx'), 'ReceiptPage'),
})

const explanation = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/giai-trinh',
  validateSearch: z.object({ node: optional }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./submission/explanation-page.tsx'), 'ExplanationPage'),
})

const explanationLetter = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/giai-trinh/van-ban',
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./submission/explanation-letter-page.tsx'), 'ExplanationLetterPage'),
})

const whyLost = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/mat-diem',
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./submission/why-lost-page.tsx'), 'WhyLostPage'),
})

const library = createRoute({
  getParentRoute: () => root,
  path: '/kho-minh-chung',
  validateSearch: z.object({
    unit: optional,
    query: optional,
    kind: optional,
    year: z
      .string()
      .regex(/^\d{4}$/)
      .optional()
      .catch(undefined),
    state: optional,
    after: optional,
    evidence: optional,
    page: optional,
  }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: lazyRouteComponent(() => import('./evidence/library-page.tsx'), 'LibraryPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: z.object({ next: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(ownSession),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const openAccount = createRoute({
  getParentRoute: () => root,
  path: '/mo-tai-khoan',
  component: lazyRouteComponent(() => import('./sign-in/open-account-page.tsx'), 'OpenAccountPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi/thiet-bi',
  validateSearch: z.object({ next: optional }),
  beforeLoad: signedInUpToDevice,
  component: lazyRouteComponent(() => import('./account/set-up-page.tsx'), 'SetUpPage'),
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
      number,
      search,
      signIn,
      openAccount,
      account,
      setUp,
      myWork,
      entry,
      form,
      appraisalQueue,
      appraisal,
      council,
      submission,
      submissionCheck,
      receipt,
      explanation,
      explanationLetter,
      whyLost,
      library,
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

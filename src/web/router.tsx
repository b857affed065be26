import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
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
} from './api.ts'
import { QueueFilter } from './appraisal/queue-filter.ts'
import { Filter } from './entry/counts.ts'
import { Failure } from './frame/failure.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { Waiting } from './frame/waiting.tsx'
import { withControls } from './frame/with-controls.tsx'
import { demonstrationProvince } from './province/loaded-province.ts'
import { NoResults } from './province/nothing-published.tsx'
import { RankingPage } from './ranking/ranking-page.tsx'
import { SORTS } from './ranking/sorting.ts'
import { numberById } from './number/queries.ts'
import { parseSearch, stringifySearch } from './search-params.ts'
import { anyText, oneOf, stateOf } from './search-state.ts'
import { searchEngine } from './search/loaded-engine.ts'
import { signedInOnly, signedInUpToDevice } from './sign-in/signed-in-only.ts'

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Frame, notFoundComponent: NotFound })

/** A page that uses the library's controls. */
function controlled<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazyRouteComponent(() => withControls(load, name))
}

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
  validateSearch: stateOf({ tried: anyText }),
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
  validateSearch: stateOf({
    view: oneOf(['ghi-chu']),
    query: anyText,
    kind: oneOf(ROW_KINDS),
    node: anyText,
    flipped: anyText,
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
  validateSearch: stateOf({ query: anyText }),
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
  validateSearch: stateOf({ unit: anyText, query: anyText }),
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
  validateSearch: stateOf({ q: anyText, kind: anyText }),
  loader: ({ context }) => context.queries.ensureQueryData(searchEngine),
  component: lazyRouteComponent(() => import('./search/search-page.tsx'), 'SearchPage'),
})

const myWork = createRoute({
  getParentRoute: () => root,
  path: '/viec-cua-toi',
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./my-work/my-work-page.tsx'), 'MyWorkPage'),
})

const entry = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu',
  validateSearch: stateOf({ query: anyText, period: anyText, page: anyText }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./entry/entry-page.tsx'), 'EntryPage'),
})

const form = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu/$edition',
  validateSearch: stateOf({
    unit: anyText,
    period: anyText,
    query: anyText,
    filter: oneOf(Filter),
    item: anyText,
  }),
  // Who is already there stays there when the session ends: the password is asked for beside the form.
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  loader: ({ context, params }) => context.queries.ensureQueryData(editionById(params.edition)),
  component: controlled(() => import('./entry/form-page.tsx'), 'FormPage'),
})

const queueSearch = {
  round: anyText,
  submission: anyText,
  node: anyText,
  filter: oneOf(QueueFilter),
  by: oneOf(['tieu-chi']),
  query: anyText,
  after: anyText,
}

const appraisalQueue = createRoute({
  getParentRoute: () => root,
  path: '/tham-dinh',
  validateSearch: stateOf(queueSearch),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./appraisal/queue-page.tsx'), 'QueuePage'),
})

const appraisal = createRoute({
  getParentRoute: () => root,
  path: '/tham-dinh/$submission/$node',
  validateSearch: stateOf({ ...queueSearch, evidence: anyText, page: anyText }),
  // Who is already there stays there when the session ends: the password is asked for beside what was decided.
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./appraisal/appraisal-page.tsx'), 'AppraisalPage'),
})

const council = createRoute({
  getParentRoute: () => root,
  path: '/hoi-dong/$round',
  validateSearch: stateOf({ query: anyText, page: anyText }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./council/council-page.tsx'), 'CouncilPage'),
})

const submission = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission',
  validateSearch: stateOf({ from: anyText, to: anyText }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./submission/submission-page.tsx'), 'SubmissionPage'),
})

const submissionCheck = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/kiem-tra',
  validateSearch: stateOf({ rest: oneOf(['co']) }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./submission/check-page.tsx'), 'CheckPage'),
})

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/bien-nhan/$attempt',
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./submission/receipt-page.tsx'), 'ReceiptPage'),
})

const explanation = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/giai-trinh',
  validateSearch: stateOf({ node: anyText }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./submission/explanation-page.tsx'), 'ExplanationPage'),
})

const explanationLetter = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/giai-trinh/van-ban',
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./submission/explanation-letter-page.tsx'), 'ExplanationLetterPage'),
})

const whyLost = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/mat-diem',
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./submission/why-lost-page.tsx'), 'WhyLostPage'),
})

const library = createRoute({
  getParentRoute: () => root,
  path: '/kho-minh-chung',
  validateSearch: stateOf({
    unit: anyText,
    query: anyText,
    kind: anyText,
    year: yearText,
    state: anyText,
    after: anyText,
    evidence: anyText,
    page: anyText,
  }),
  beforeLoad: (opening) => (opening.cause === 'stay' ? undefined : signedInOnly(opening)),
  component: controlled(() => import('./evidence/library-page.tsx'), 'LibraryPage'),
})

function yearText(written: unknown): string | undefined {
  return /^\d{4}$/.test(anyText(written) ?? '') ? anyText(written) : undefined
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: stateOf({ next: anyText }),
  loader: ({ context }) => context.queries.ensureQueryData(ownSession),
  component: controlled(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const openAccount = createRoute({
  getParentRoute: () => root,
  path: '/mo-tai-khoan',
  component: controlled(() => import('./sign-in/open-account-page.tsx'), 'OpenAccountPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi',
  beforeLoad: signedInOnly,
  component: controlled(() => import('./account/account-page.tsx'), 'AccountPage'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi/thiet-bi',
  validateSearch: stateOf({ next: anyText }),
  beforeLoad: signedInUpToDevice,
  component: controlled(() => import('./account/set-up-page.tsx'), 'SetUpPage'),
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

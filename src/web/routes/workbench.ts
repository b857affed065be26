import { createRoute } from '@tanstack/react-router'
import { editionById } from '../api.ts'
import { QueueFilter } from '../appraisal/queue-filter.ts'
import { Filter } from '../entry/counts.ts'
import { anyText, oneOf, stateOf, yearText } from '../search-state.ts'
import { controlled, root, stayOrSignIn } from './root.ts'

const myWork = createRoute({
  getParentRoute: () => root,
  path: '/viec-cua-toi',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../my-work/my-work-page.tsx'), 'MyWorkPage'),
})

const entry = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu',
  validateSearch: stateOf({ query: anyText, period: anyText, page: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../entry/entry-page.tsx'), 'EntryPage'),
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
    view: oneOf(['don-vi']),
    round: anyText,
  }),
  beforeLoad: stayOrSignIn,
  loader: ({ context, params }) => context.queries.ensureQueryData(editionById(params.edition)),
  component: controlled(() => import('../entry/form-page.tsx'), 'FormPage'),
})

const grid = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu/$edition/nhieu-don-vi',
  validateSearch: stateOf({ node: anyText, period: anyText, query: anyText, page: anyText }),
  beforeLoad: stayOrSignIn,
  loader: ({ context, params }) => context.queries.ensureQueryData(editionById(params.edition)),
  component: controlled(() => import('../grid/grid-page.tsx'), 'GridPage'),
})

const formImport = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu/$edition/tu-excel',
  validateSearch: stateOf({ unit: anyText, period: anyText }),
  beforeLoad: stayOrSignIn,
  loader: ({ context, params }) => context.queries.ensureQueryData(editionById(params.edition)),
  component: controlled(() => import('../form-files/import-page.tsx'), 'ImportPage'),
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
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../appraisal/queue-page.tsx'), 'QueuePage'),
})

const appraisal = createRoute({
  getParentRoute: () => root,
  path: '/tham-dinh/$submission/$node',
  validateSearch: stateOf({ ...queueSearch, evidence: anyText, page: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../appraisal/appraisal-page.tsx'), 'AppraisalPage'),
})

const council = createRoute({
  getParentRoute: () => root,
  path: '/hoi-dong/$round',
  validateSearch: stateOf({ query: anyText, page: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../council/council-page.tsx'), 'CouncilPage'),
})

const submission = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission',
  validateSearch: stateOf({ from: anyText, to: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../submission/submission-page.tsx'), 'SubmissionPage'),
})

const submissionCheck = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/kiem-tra',
  validateSearch: stateOf({ rest: oneOf(['co']) }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../submission/check-page.tsx'), 'CheckPage'),
})

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/bien-nhan/$attempt',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../submission/receipt-page.tsx'), 'ReceiptPage'),
})

const explanation = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/giai-trinh',
  validateSearch: stateOf({ node: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../submission/explanation-page.tsx'), 'ExplanationPage'),
})

const explanationLetter = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/giai-trinh/van-ban',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../submission/explanation-letter-page.tsx'), 'ExplanationLetterPage'),
})

const whyLost = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/mat-diem',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../submission/why-lost-page.tsx'), 'WhyLostPage'),
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
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../evidence/library-page.tsx'), 'LibraryPage'),
})

export const workbenchRoutes = [
  myWork,
  entry,
  form,
  grid,
  formImport,
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
] as const

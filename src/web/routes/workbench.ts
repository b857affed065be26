import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { editionById } from '../api.ts'
import { QueueFilter } from '../appraisal/queue-filter.ts'
import { Filter } from '../entry/counts.ts'
import { optional, root, stayOrSignIn } from './root.ts'

const myWork = createRoute({
  getParentRoute: () => root,
  path: '/viec-cua-toi',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../my-work/my-work-page.tsx'), 'MyWorkPage'),
})

const entry = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu',
  validateSearch: z.object({ query: optional, period: optional, page: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../entry/entry-page.tsx'), 'EntryPage'),
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
  beforeLoad: stayOrSignIn,
  loader: ({ context, params }) => context.queries.ensureQueryData(editionById(params.edition)),
  component: lazyRouteComponent(() => import('../entry/form-page.tsx'), 'FormPage'),
})

const formImport = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-lieu/$edition/tu-excel',
  validateSearch: z.object({ unit: optional, period: optional }),
  beforeLoad: stayOrSignIn,
  loader: ({ context, params }) => context.queries.ensureQueryData(editionById(params.edition)),
  component: lazyRouteComponent(() => import('../form-files/import-page.tsx'), 'ImportPage'),
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
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../appraisal/queue-page.tsx'), 'QueuePage'),
})

const appraisal = createRoute({
  getParentRoute: () => root,
  path: '/tham-dinh/$submission/$node',
  validateSearch: z.object({ ...queueSearch, evidence: optional, page: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../appraisal/appraisal-page.tsx'), 'AppraisalPage'),
})

const council = createRoute({
  getParentRoute: () => root,
  path: '/hoi-dong/$round',
  validateSearch: z.object({ query: optional, page: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../council/council-page.tsx'), 'CouncilPage'),
})

const submission = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission',
  validateSearch: z.object({ from: optional, to: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../submission/submission-page.tsx'), 'SubmissionPage'),
})

const submissionCheck = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/kiem-tra',
  validateSearch: z.object({ rest: z.enum(['co']).optional().catch(undefined) }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../submission/check-page.tsx'), 'CheckPage'),
})

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/bien-nhan/$attempt',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../submission/receipt-page.tsx'), 'ReceiptPage'),
})

const explanation = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/giai-trinh',
  validateSearch: z.object({ node: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../submission/explanation-page.tsx'), 'ExplanationPage'),
})

const explanationLetter = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/giai-trinh/van-ban',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../submission/explanation-letter-page.tsx'), 'ExplanationLetterPage'),
})

const whyLost = createRoute({
  getParentRoute: () => root,
  path: '/ho-so/$submission/mat-diem',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../submission/why-lost-page.tsx'), 'WhyLostPage'),
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
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../evidence/library-page.tsx'), 'LibraryPage'),
})

export const workbenchRoutes = [
  myWork,
  entry,
  form,
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

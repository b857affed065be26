import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { AccountState } from '#domain/account/account.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { Role } from '#domain/permission/role.ts'
import { optional, root, stayOrSignIn } from './root.ts'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional()
  .catch(undefined)

const units = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/don-vi',
  validateSearch: z.object({
    on: day,
    query: optional,
    kind: OrganisationKind.optional().catch(undefined),
    unit: optional,
    page: optional,
  }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../organisations/register-page.tsx'), 'RegisterPage'),
})

const newUnit = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/don-vi/moi',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../organisations/new-organisation-page.tsx'), 'NewOrganisationPage'),
})

const unit = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/don-vi/$organisation',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../organisations/organisation-page.tsx'), 'OrganisationPage'),
})

const succession = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/sap-xep',
  validateSearch: z.object({ kind: optional, unit: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../organisations/succession-page.tsx'), 'SuccessionPage'),
})

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/tai-khoan',
  validateSearch: z.object({
    query: optional,
    role: Role.optional().catch(undefined),
    state: AccountState.optional().catch(undefined),
    unit: optional,
    after: optional,
  }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../accounts/accounts-page.tsx'), 'AccountsPage'),
})

const newAccount = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/tai-khoan/moi',
  validateSearch: z.object({ unit: optional }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../accounts/new-account-page.tsx'), 'NewAccountPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/tai-khoan/$account',
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../accounts/managed-account-page.tsx'), 'ManagedAccountPage'),
})

const files = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/nhap',
  validateSearch: z.object({ kind: z.enum(['tai-khoan']).optional().catch(undefined) }),
  beforeLoad: stayOrSignIn,
  component: lazyRouteComponent(() => import('../imports/import-page.tsx'), 'ImportPage'),
})

export const administrationRoutes = [units, newUnit, unit, succession, accounts, newAccount, account, files] as const

import { createRoute } from '@tanstack/react-router'
import { ACCOUNT_STATES } from '#domain/account/account-states.ts'
import { ORGANISATION_KINDS } from '#domain/organisation/organisation-kinds.ts'
import { ROLES } from '#domain/permission/roles.ts'
import { anyText, dayText, oneOf, stateOf } from '../search-state.ts'
import { controlled, root, stayOrSignIn } from './root.ts'

const units = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/don-vi',
  validateSearch: stateOf({
    on: dayText,
    query: anyText,
    kind: oneOf(ORGANISATION_KINDS),
    unit: anyText,
    page: anyText,
  }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../organisations/register-page.tsx'), 'RegisterPage'),
})

const newUnit = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/don-vi/moi',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../organisations/new-organisation-page.tsx'), 'NewOrganisationPage'),
})

const unit = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/don-vi/$organisation',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../organisations/organisation-page.tsx'), 'OrganisationPage'),
})

const groups = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/nhom',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../organisations/groups-page.tsx'), 'GroupsPage'),
})

const succession = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/sap-xep',
  validateSearch: stateOf({ kind: anyText, unit: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../organisations/succession-page.tsx'), 'SuccessionPage'),
})

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/tai-khoan',
  validateSearch: stateOf({
    query: anyText,
    role: oneOf(ROLES),
    state: oneOf(ACCOUNT_STATES),
    unit: anyText,
    after: anyText,
  }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../accounts/accounts-page.tsx'), 'AccountsPage'),
})

const newAccount = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/tai-khoan/moi',
  validateSearch: stateOf({ unit: anyText }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../accounts/new-account-page.tsx'), 'NewAccountPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/tai-khoan/$account',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../accounts/managed-account-page.tsx'), 'ManagedAccountPage'),
})

const files = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/nhap',
  validateSearch: stateOf({ kind: oneOf(['tai-khoan']) }),
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../imports/import-page.tsx'), 'ImportPage'),
})

export const administrationRoutes = [
  units,
  newUnit,
  unit,
  groups,
  succession,
  accounts,
  newAccount,
  account,
  files,
] as const

import { createRoute } from '@tanstack/react-router'
import { ownSession } from '../api.ts'
import { anyText, stateOf } from '../search-state.ts'
import { signedInOnly, signedInUpToDevice } from '../sign-in/signed-in-only.ts'
import { controlled, root } from './root.ts'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: stateOf({ next: anyText }),
  loader: ({ context }) => context.queries.ensureQueryData(ownSession),
  component: controlled(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const openAccount = createRoute({
  getParentRoute: () => root,
  path: '/mo-tai-khoan',
  component: controlled(() => import('../sign-in/open-account-page.tsx'), 'OpenAccountPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi',
  beforeLoad: signedInOnly,
  component: controlled(() => import('../account/account-page.tsx'), 'AccountPage'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi/thiet-bi',
  validateSearch: stateOf({ next: anyText }),
  beforeLoad: signedInUpToDevice,
  component: controlled(() => import('../account/set-up-page.tsx'), 'SetUpPage'),
})

export const accountRoutes = [signIn, openAccount, account, setUp] as const

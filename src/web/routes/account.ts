import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { ownSession } from '../api.ts'
import { signedInOnly, signedInUpToDevice } from '../sign-in/signed-in-only.ts'
import { optional, root } from './root.ts'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: z.object({ next: optional }),
  loader: ({ context }) => context.queries.ensureQueryData(ownSession),
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const openAccount = createRoute({
  getParentRoute: () => root,
  path: '/mo-tai-khoan',
  component: lazyRouteComponent(() => import('../sign-in/open-account-page.tsx'), 'OpenAccountPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/tai-khoan-cua-toi/thiet-bi',
  validateSearch: z.object({ next: optional }),
  beforeLoad: signedInUpToDevice,
  component: lazyRouteComponent(() => import('../account/set-up-page.tsx'), 'SetUpPage'),
})

export const accountRoutes = [signIn, openAccount, account, setUp] as const

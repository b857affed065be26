import { createRoute } from '@tanstack/react-router'
import { RETURN_PATH } from '../oidc/brought-back.ts'
import { controlled, root, stayOrSignIn } from './root.ts'

const comeBack = createRoute({
  getParentRoute: () => root,
  path: RETURN_PATH,
  component: controlled(() => import('../oidc/return-page.tsx'), 'ReturnPage'),
})

const signedInAnew = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap/xong',
  component: controlled(() => import('../oidc/signed-in-anew-page.tsx'), 'SignedInAnewPage'),
})

const administration = createRoute({
  getParentRoute: () => root,
  path: '/quan-tri/dang-nhap-mot-lan',
  beforeLoad: stayOrSignIn,
  component: controlled(() => import('../oidc/oidc-page.tsx'), 'OidcPage'),
})

export const oidcRoutes = [comeBack, signedInAnew, administration] as const

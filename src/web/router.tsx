import { createRouter } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { Failure } from './frame/failure.tsx'
import { NotFound } from './frame/not-found.tsx'
import { Waiting } from './frame/waiting.tsx'
import { accountRoutes } from './routes/account.ts'
import { administrationRoutes } from './routes/administration.ts'
import { auditRoutes } from './routes/audit.ts'
import { deskRoutes } from './routes/desk.ts'
import { editionRoutes } from './routes/editions.ts'
import { leadersRoutes } from './routes/leaders.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { publicRoutes } from './routes/public.ts'
import { root } from './routes/root.ts'
import { systemRoutes } from './routes/system.ts'
import { workbenchRoutes } from './routes/workbench.ts'
import { verdictRoutes } from './routes/verdicts.ts'
import { parseSearch, stringifySearch } from './search-params.ts'

export function routerOf(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      ...publicRoutes,
      ...accountRoutes,
      ...workbenchRoutes,
      ...deskRoutes,
      ...administrationRoutes,
      ...systemRoutes,
      ...leadersRoutes,
      ...auditRoutes,
      ...verdictRoutes,
      ...editionRoutes,
      ...oidcRoutes,
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

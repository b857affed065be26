import './zod-without-eval.ts'
import './ui/mantine.css'
import './ui/theme.css'
import './ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot, type RootOptions } from 'react-dom/client'
import { CallError } from '#contract/client.ts'
import { refuseStrayFiles } from './frame/stray-files.ts'
import { registerWorker } from './offline/worker-registration.ts'
import { routerOf } from './router.tsx'

// Whether there is a connection, the calls themselves find out: nothing waits unseen for the browser's word.
const ALWAYS = { networkMode: 'always' } as const
const queries = new QueryClient({ defaultOptions: { queries: ALWAYS, mutations: ALWAYS } })
const router = routerOf(queries)

/** What the server did not give is told on the page; whatever else a boundary caught is a fault of ours. */
const onCaughtError: RootOptions['onCaughtError'] = (error) => {
  if (!(error instanceof CallError)) console.error(error)
}

createRoot(document.querySelector('#root')!, { onCaughtError }).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

refuseStrayFiles()
registerWorker()

import './zod-without-eval.ts'
import './ui/mantine.css'
import './ui/theme.css'
import './ui/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { routerOf } from './router.tsx'
import { theme } from './ui/theme.ts'

const queries = new QueryClient()
const router = routerOf(queries)

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    {/* Its variables and classes come from our style sheets: the content security policy allows no style elements. */}
    <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)

import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme } from './theme.ts'

/** Around what uses the library's controls: its look is ours. */
export function Controls({ children }: { children: ReactNode }) {
  return (
    // Its variables and classes come from our style sheets: the content security policy allows no style elements.
    <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  )
}

import { createRootRouteWithContext, lazyRouteComponent } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { Frame } from '../frame/frame.tsx'
import { NotFound } from '../frame/not-found.tsx'
import { withControls } from '../frame/with-controls.tsx'
import { signedInOnly } from '../sign-in/signed-in-only.ts'

type Opening = Parameters<typeof signedInOnly>[0] & { readonly cause: string }

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Frame,
  notFoundComponent: NotFound,
})

/** A page that uses the library's controls. */
export function controlled<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazyRouteComponent(() => withControls(load, name))
}

/** Who is already there stays there when the session ends: the password is asked for beside what was typed. */
export function stayOrSignIn(opening: Opening): Promise<void> | undefined {
  return opening.cause === 'stay' ? undefined : signedInOnly(opening)
}

import { createRootRouteWithContext } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { Frame } from '../frame/frame.tsx'
import { NotFound } from '../frame/not-found.tsx'
import { signedInOnly } from '../sign-in/signed-in-only.ts'

type Opening = Parameters<typeof signedInOnly>[0] & { readonly cause: string }

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Frame,
  notFoundComponent: NotFound,
})

/** A search parameter of which the page does without. */
export const optional = z.string().optional().catch(undefined)

/** Who is already there stays there when the session ends: the password is asked for beside what was typed. */
export function stayOrSignIn(opening: Opening): Promise<void> | undefined {
  return opening.cause === 'stay' ? undefined : signedInOnly(opening)
}

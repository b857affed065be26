import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { ownSession } from '../api.ts'

type Opening = { readonly context: { readonly queries: QueryClient }; readonly location: { readonly href: string } }
type State = OwnSession['secondFactor']

/** For a page that is nobody's without a complete session: leads to the door, and from there back to this place. */
export function signedInOnly(opening: Opening): Promise<void> {
  return only(opening, ['none', 'given'])
}

/** For setting up a device, which somebody may do who may do nothing else yet. */
export function signedInUpToDevice(opening: Opening): Promise<void> {
  return only(opening, ['none', 'to-set-up', 'given'])
}

async function only({ context, location }: Opening, states: readonly State[]): Promise<void> {
  const { session } = await context.queries.ensureQueryData(ownSession)
  if (session && states.includes(session.secondFactor)) return
  redirect({ to: '/dang-nhap', search: { next: location.href }, throw: true })
}

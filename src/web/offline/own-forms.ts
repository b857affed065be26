import type { OwnSession } from '#contract/sessions.ts'

/** Forms of the units for which somebody works: only these are kept on the machine, nobody else's. */
export function isOwnForm(session: OwnSession | null) {
  const own = new Set(
    session?.account.roles.flatMap(({ role, organisation }) =>
      (role === 'unit-officer' || role === 'unit-head') && organisation ? [organisation.id] : [],
    ),
  )
  return ({ organisation }: { readonly organisation: { readonly id: string } }): boolean => own.has(organisation.id)
}

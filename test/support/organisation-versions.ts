import { treeAsOf } from '#domain/organisation/as-of.ts'
import type { OrganisationContent, OrganisationVersion } from '#domain/organisation/organisation-version.ts'
import { Succession } from '#domain/organisation/succession.ts'
import type { z } from 'zod'

type Written = Partial<OrganisationContent>

export function content(name: string, written: Written = {}): OrganisationContent {
  return { name, kind: 'commune', level: 'commune', ordinal: 1, ...written }
}

/** An organisation that runs since 2020, or over the stretch given. */
export function since2020(
  organisation: string,
  written: Written & { from?: string; to?: string } = {},
): OrganisationVersion {
  const { from = '2020-01-01', to, ...rest } = written
  return { ...content(organisation, rest), organisation, from, ...(to === undefined ? {} : { to }) }
}

export const DECISION = { number: '12/NQ-HĐND', date: '2020-01-01', issuedBy: 'Hội đồng nhân dân tỉnh' }

export function succession(
  kind: Succession['kind'],
  effectiveOn: string,
  rest: Partial<z.input<typeof Succession>>,
): Succession {
  return Succession.parse({ kind, effectiveOn, decision: DECISION, predecessors: [], successors: [], ...rest })
}

/** The tree of a day as an outline: two blanks a level, name, and identifier where there is one. */
export function outlineOn(versions: readonly OrganisationVersion[], day: string): string[] {
  const tree = treeAsOf(versions, day)
  const lines = (organisation: string, depth: number): string[] => {
    const { name, identifier } = tree.organisations.get(organisation)!
    const line = `${'  '.repeat(depth)}${name}${identifier ? ` ${identifier}` : ''}`
    return [line, ...(tree.children.get(organisation) ?? []).flatMap((child) => lines(child, depth + 1))]
  }
  return tree.roots.flatMap((root) => lines(root, 0))
}

import type { z } from 'zod'
import type { evidence } from '#contract/evidence.ts'
import type { OutputOf } from '#contract/operation.ts'
import { askedItems } from '#domain/edition/asked-items.ts'
import type { Outline } from '#domain/edition/outline.ts'
import { missingEvidence, type MissingEvidence } from '#domain/evidence/missing-evidence.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodFrom } from '#domain/period/period.ts'
import { counts } from '#domain/value/value-state.ts'
import { Refusal } from '../refusal.ts'
import { registerOn } from '../organisations/register.ts'
import { claimsOf } from '../values/claims.ts'
import { latestValues } from '../values/stored-value.ts'
import { lastDayOf } from '../values/surroundings.ts'
import type { EvidenceDeps } from './deps.ts'
import { linksOfPeriod, linkView, viewOf, type Link } from './queries.ts'

type Operation = typeof evidence.showPeriodEvidence

/** All that hangs on an organisation's numbers of a period, and what an edition's criteria still lack. */
export async function periodEvidence(
  deps: EvidenceDeps,
  { organisation, period, edition }: z.output<Operation['input']>,
): Promise<OutputOf<Operation>> {
  const outline = edition === undefined ? undefined : deps.content.outlines.get(edition)
  if (edition !== undefined && !outline) throw new Refusal('not-found')
  const links = await linksOfPeriod(deps.db, organisation, period)
  const documents = new Map(links.map(({ document }) => [document.evidence, document]))
  const missing = outline ? await missingOf(deps, outline, { organisation, period }, links) : undefined
  return {
    links: links.map(linkView),
    evidence: [...documents.values()].map(viewOf),
    ...(missing && { missing: missing.map(({ node, lacks, dead }) => ({ node, lacks: [...lacks], dead: [...dead] })) }),
  }
}

/** Method §12.5, of what stands in the database now. */
export async function missingOf(
  { db }: Pick<EvidenceDeps, 'db'>,
  outline: Outline,
  { organisation, period }: { readonly organisation: string; readonly period: string },
  links: readonly Link[],
): Promise<MissingEvidence[]> {
  const stretch = periodFrom(period)!
  const { byId } = await registerOn(db, lastDayOf(stretch))
  const kind = byId.get(organisation)?.kind
  const items = askedItems(outline, kind).map(({ id }) => id)
  const values = await latestValues(db, { subjects: [organisation], items, periods: [period] })
  const { accepted } = await claimsOf(db, organisation, outline.edition.id, period)
  return missingEvidence(outline, {
    kind,
    periodFrom: daysOf(stretch).from,
    notApplicable: accepted,
    values: values.filter(({ state }) => counts(state)).map(({ item, note }) => ({ item, note })),
    supports: links.map(({ evidence: id, item, document }) => ({
      evidence: id,
      item,
      kind: document.kind,
      state: document.state,
      validTo: document.validTo,
    })),
  })
}

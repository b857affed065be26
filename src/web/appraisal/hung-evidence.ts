import type { AppraisalView } from '#contract/appraisal-views.ts'
import type { EvidenceView } from '#contract/evidence-views.ts'

type Link = AppraisalView['evidence'][number]['link']

/** A document once, with every number of the criterion that it hangs on. */
export type HungDocument = {
  readonly document: EvidenceView
  readonly links: readonly (Link & { readonly isLate: boolean })[]
}

export function hungDocuments(evidence: AppraisalView['evidence']): HungDocument[] {
  const documents = new Map<string, { document: EvidenceView; links: (Link & { isLate: boolean })[] }>()
  for (const { link, document, isLate } of evidence) {
    const known = documents.get(document.evidence)
    if (known) known.links.push({ ...link, isLate })
    else documents.set(document.evidence, { document, links: [{ ...link, isLate }] })
  }
  return [...documents.values()]
}

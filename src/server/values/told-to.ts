import { forms } from '#contract/forms.ts'
import type { Saved } from '#contract/values.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import type { Actor } from '../call.ts'

/**
 * What a save answers its caller. Points, and findings that quote another item's number, are for those who may read the
 * subject's form: whoever supplies one number could reckon the others from them.
 */
export function toldTo({ grants }: Actor, saved: Saved): Saved {
  const target = { organisation: saved.value.subject }
  if (whyNotPermitted(forms.showForm.permits, grants, target) === undefined) return saved
  return { ...saved, findings: saved.findings.filter(({ params }) => params['item'] === undefined), leaves: [] }
}

import type { RegisterFault } from '#contract/organisation-views.ts'
import type { ChangeFault } from '#domain/organisation/change.ts'
import type { SucceedFault } from '#domain/organisation/succeed.ts'
import { Refusal } from '../refusal.ts'
import type { OpenRegister } from './change-register.ts'
import { defined } from './defined.ts'

/** The refusal of a change of the register, with its faults for `registerFaultText`. */
export function notChanged(...faults: readonly RegisterFault[]): Refusal {
  return new Refusal('register-not-changed', undefined, { faults })
}

/** A fault of organisations by the names that they bear; `named` are those that the change would have begun. */
export function faultOf(
  fault: ChangeFault | SucceedFault,
  { nameOn }: Pick<OpenRegister, 'nameOn'>,
  named: ReadonlyMap<string, string> = new Map(),
): RegisterFault {
  const { code, day, organisation, other } = fault
  const succession = 'succession' in fault && fault.succession !== undefined ? String(fault.succession + 1) : undefined
  const nameOf = (id: string | undefined): string | undefined => id && (named.get(id) ?? nameOn(id, day))
  return {
    code,
    params: defined({ day, organisation: nameOf(organisation), other: nameOf(other), succession }),
  }
}

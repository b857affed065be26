import type { RollUpMember, RollUpRow, RollUpView } from '#contract/roll-ups.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import { isSum } from '#domain/value/rolled-up.ts'
import { actorOf, type Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { viewOf } from '../values/stored-value.ts'
import { readsMembers, rollUpGrounds, type RollUpKey } from './roll-up-grounds.ts'
import { rolledUpItems, type MemberNumber, type RolledUpItem } from './rolled-up-items.ts'

/** Method §7.10. What those below an organisation add up to; cut to whether numbers are there for who may not read them. */
export async function showRollUp(deps: ValueDeps, key: RollUpKey, call: Call): Promise<RollUpView> {
  const grounds = await rollUpGrounds(deps, key)
  const isOpen = readsMembers(actorOf(call), grounds)
  const rows = await rolledUpItems(deps.db, grounds)
  const { id, name, kind } = grounds.organisation
  return {
    organisation: { id, name, kind: kind! },
    edition: key.edition,
    period: key.period,
    ...(key.group !== undefined && { group: key.group }),
    rows: rows.map((row) => rowOf(row, isOpen)),
  }
}

function rowOf({ item, members, rolled, present }: RolledUpItem, isOpen: boolean): RollUpRow {
  const isWhole = !('reason' in rolled)
  return {
    item: item.id,
    name: item.name,
    ...(item.unit !== undefined && { unit: item.unit }),
    ...(isWhole && isOpen && { sum: rolled.content.number }),
    ...(!isWhole && { whyNot: rolled.reason }),
    ...(present && { value: viewOf(present) }),
    isSum: isOpen && isSum(item, rolled, present),
    members: members.map((member) => memberOf(member, isOpen)),
  }
}

function memberOf({ organisation, number, state, whyMissing }: MemberNumber, isOpen: boolean): RollUpMember {
  const told = { organisation, isGiven: number !== undefined }
  if (!isOpen) return told
  return {
    ...told,
    ...(number && { number: toShortDecimal(number) }),
    ...(state && { state }),
    ...(whyMissing && { whyMissing }),
  }
}

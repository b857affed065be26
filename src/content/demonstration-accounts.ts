import type { InventedAccount, InventedGrant, InventedPost, InventedUnit } from '#domain/demonstration/province.ts'
import { chanceOf } from './chance.ts'
import { ADMINISTRATOR, LEADER, postKey } from './demonstration-people.ts'
import { fullName } from './person-names.ts'

export const STANDING_ACCOUNT = 'thuong-truc'

/** Whom the accounts are for, besides the units' own. */
export type AccountPlan = {
  readonly standing: string
  /** Units whose officer and head are invited at once. */
  readonly shown: readonly string[]
  readonly supervised: string
  /** Components, each with two appraisers. */
  readonly components: readonly string[]
  readonly verified: readonly string[]
  readonly parts: readonly { readonly item: string; readonly organisation: string }[]
}

/** Accounts of every role, and an officer's for every unit. */
export function accountsOf(
  units: readonly InventedUnit[],
  posts: readonly InventedPost[],
  plan: AccountPlan,
  seed: number,
): InventedAccount[] {
  const names = new Map(posts.map(({ person, name }) => [person, name]))
  const held = (userName: string, person: string, grants: InventedGrant[], isInvited = true): InventedAccount => ({
    userName,
    displayName: names.get(person)!,
    kind: 'person',
    person,
    isInvited,
    grants,
  })
  const named = (userName: string, ...grants: InventedGrant[]): InventedAccount => ({
    userName,
    displayName: fullName(chanceOf(seed, `người/${userName}`)),
    kind: 'person',
    isInvited: true,
    grants,
  })
  const { standing, shown, supervised, components, verified } = plan
  const members = units
    .filter(({ organisation }) => organisation.group !== '')
    .map(({ organisation }) => organisation.id)
  const officer = (id: string): InventedAccount =>
    held(
      officerName(id),
      postKey(id, 'focal-officer'),
      [{ role: 'unit-officer', organisation: id }],
      shown.includes(id),
    )
  return [
    held('quan-tri.minh-hoa', ADMINISTRATOR, [{ role: 'administrator' }]),
    named(STANDING_ACCOUNT, { role: 'standing-agency', organisation: standing }),
    ...components.flatMap((node) =>
      ['a', 'b'].map((one) => named(appraiserName(node, one), { role: 'appraiser', node })),
    ),
    named('xac-minh', ...verified.map((item) => ({ role: 'verifier', item }) as const)),
    named('giam-sat', { role: 'supervisor', organisation: supervised }),
    named('thu-ky-hoi-dong', { role: 'council-secretary' }),
    held(LEADER, LEADER, [{ role: 'leader' }]),
    named('kiem-tra', { role: 'auditor' }),
    {
      ...named('he-thong-bao-cao', { role: 'service-account' }),
      displayName: 'Hệ thống báo cáo',
      kind: 'service',
      isInvited: false,
    },
    ...providersOf(plan, named),
    ...shown.map((id) => held(headName(id), postKey(id, 'head'), [{ role: 'unit-head', organisation: id }])),
    ...members.map(officer),
  ]
}

export function officerName(organisation: string): string {
  return userName('cb', organisation)
}

export function appraiserName(component: string, one: string): string {
  return `tham-dinh-${component}${one}`
}

export function providerName(organisation: string): string {
  return userName('sl', organisation)
}

function headName(organisation: string): string {
  return userName('tt', organisation)
}

const LONGEST = 40

/** Whole words of the organisation's slug, as many as a user name takes. */
function userName(office: string, organisation: string): string {
  let name = `${office}.${organisation}`
  while (name.length > LONGEST) name = name.slice(0, name.lastIndexOf('-'))
  return name
}

function providersOf(
  { parts }: AccountPlan,
  named: (userName: string, ...grants: InventedGrant[]) => InventedAccount,
): InventedAccount[] {
  return [...Map.groupBy(parts, ({ organisation }) => organisation)].map(([organisation, items]) =>
    named(
      providerName(organisation),
      ...items.map(({ item }) => ({ role: 'data-provider', item, organisation }) as const),
    ),
  )
}

import type { InventedProvince } from '#domain/demonstration/province.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import type { Organisation, OrganisationFile } from '#domain/organisation/organisation.ts'
import { accountsOf } from './demonstration-accounts.ts'
import { partsOf, partValues } from './demonstration-parts.ts'
import { postsOf } from './demonstration-people.ts'
import { unitsOf } from './demonstration-units.ts'
import { openClaims, openValues, pastClaims, pastValues } from './demonstration-values.ts'
import { demonstrationOf } from './demonstration.ts'

/** What the demonstration is made of: an edition, a file of organisations, and the seed of its chance. */
export const DEMONSTRATION = { edition: 'hue-2020', organisations: 'minh-hoa', seed: 222 } as const

const PAST = ['2019', '2020', '2021']
const OPEN = '2022'
/** The day before the first period begins is the last one of which nothing is known. */
const SINCE = '2019-01-01'
const STANDING = 'so-thong-tin-va-truyen-thong'
const SHOWN = ['so-y-te', STANDING, 'thanh-pho-minh-giang', 'huyen-tan-khe', 'phuong-an-binh', 'xa-truong-loc']
const VERIFIED = ['so-nhan-su-chuyen-trach-ve-chuyen-doi-so', 'so-can-bo-chuyen-trach-attt-cua-tinh']

/** The whole invented province: units, people, accounts, three years that are over and one that is being collected. */
export function demonstrationProvince(
  file: OrganisationFile,
  outline: Outline,
  items: ItemCatalogue,
  seed: number,
): InventedProvince {
  const years = PAST.map((_, at) => demonstrationOf(file, outline, seed, PAST.length - 1 - at))
  const last = years.at(-1)!
  const open = { made: demonstrationOf(file, outline, seed, -1), before: last, period: OPEN, earlier: PAST.at(-1)! }
  const { values: openOnes, begun } = openValues({ ...open, shown: SHOWN }, items, seed)
  const units = unitsOf(inOrderOf(file, last.organisations))
  const parts = partsOf(telecoms(file), items)
  const posts = postsOf(units, STANDING, seed)
  const components = outline.nodes.filter(({ depth }) => depth === 1).map(({ code }) => code)
  const plan = { standing: STANDING, shown: SHOWN, supervised: SHOWN[2]!, components, verified: VERIFIED, parts }
  const province = file.organisations.find(({ kind }) => kind === 'province')!.id
  return {
    edition: outline.edition.id,
    since: SINCE,
    units,
    groups: file.groups,
    posts,
    accounts: accountsOf(units, posts, plan, seed),
    parts,
    values: [
      ...years.flatMap((made, at) => pastValues(made, PAST[at]!, items)),
      ...partValues(parts, province, { past: PAST, open: OPEN }, seed),
      ...openOnes,
    ],
    claims: [
      ...years.flatMap((made, at) => pastClaims(made, PAST[at]!)),
      ...openClaims(pastClaims(open.made, OPEN), begun, seed),
    ],
    sealed: {
      organisations: { ...file, organisations: last.organisations },
      members: last.members,
      period: PAST.at(-1)!,
      values: last.values,
      notApplicable: last.notApplicable,
    },
  }
}

/** The official order is the file's, the nation after it. */
function inOrderOf(file: OrganisationFile, organisations: readonly Organisation[]): Organisation[] {
  const listed = new Set(file.organisations.map(({ id }) => id))
  return [...file.organisations, ...organisations.filter(({ id }) => !listed.has(id))]
}

function telecoms({ organisations }: OrganisationFile): string[] {
  return organisations.filter(({ id }) => id.startsWith('doanh-nghiep-vien-thong-')).map(({ id }) => id)
}

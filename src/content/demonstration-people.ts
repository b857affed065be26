import type { InventedPost, InventedUnit } from '#domain/demonstration/province.ts'
import { chanceOf } from './chance.ts'
import { fullName } from './person-names.ts'

export const LEADER = 'lanh-dao-tinh'
export const ADMINISTRATOR = 'quan-tri'

/** The head, the deputies and the focal officer of every unit, and two people who are more than that. */
export function postsOf(units: readonly InventedUnit[], standing: string, seed: number): InventedPost[] {
  return units.flatMap((unit) => [
    ...postsIn(unit, seed),
    ...(unit.organisation.kind === 'province' ? [further(LEADER, unit, 'Phó Chủ tịch UBND tỉnh', seed)] : []),
    ...(unit.organisation.id === standing ? [further(ADMINISTRATOR, unit, 'Quản trị hệ thống', seed)] : []),
  ])
}

export function postKey(organisation: string, kind: 'head' | 'focal-officer'): string {
  return `${organisation}/${kind}/1`
}

function further(key: string, { organisation }: InventedUnit, title: string, seed: number): InventedPost {
  const kind = key === LEADER ? 'committee-member' : 'staff'
  return { person: key, name: fullName(chanceOf(seed, `người/${key}`)), organisation: organisation.id, kind, title }
}

function postsIn({ organisation, abbreviation }: InventedUnit, seed: number): InventedPost[] {
  const { id, kind, name } = organisation
  if (kind === 'nation') return []
  const { head, deputy, deputies } = titlesIn(name, kind)
  const post = (of: 'head' | 'deputy' | 'focal-officer', number: number, title: string): InventedPost => {
    const person = `${id}/${of}/${number}`
    return { person, name: fullName(chanceOf(seed, `người/${person}`)), organisation: id, kind: of, title }
  }
  const document = `Quyết định phân công công tác số 01/QĐ-${abbreviation ?? 'UBND'}`
  return [
    post('head', 1, head),
    ...Array.from({ length: deputies }, (_, at) => ({
      ...post('deputy', at + 1, deputy),
      authority: { form: 'KT', document } as const,
    })),
    post('focal-officer', 1, 'Chuyên viên, đầu mối chuyển đổi số'),
  ]
}

type Titles = { readonly head: string; readonly deputy: string; readonly deputies: number }

function titlesIn(name: string, kind: string | undefined): Titles {
  const titled = (head: string, deputies: number): Titles => ({ head, deputy: `Phó ${head}`, deputies })
  if (kind === 'province') return titled('Chủ tịch UBND tỉnh', 2)
  if (kind === 'district') return titled('Chủ tịch UBND cấp huyện', 2)
  if (kind === 'commune') return titled('Chủ tịch UBND cấp xã', 1)
  if (name.startsWith('Văn phòng')) return titled('Chánh Văn phòng', 2)
  if (name.startsWith('Thanh tra')) return titled('Chánh Thanh tra', 2)
  if (name.startsWith('Ban ')) return titled('Trưởng ban', 2)
  return titled('Giám đốc', kind === 'company' ? 1 : 2)
}

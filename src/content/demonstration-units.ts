import type { InventedUnit } from '#domain/demonstration/province.ts'
import type { Organisation, OrganisationKind } from '#domain/organisation/organisation.ts'

/** Levels, abbreviations and identifiers of the invented organisations, in the order of the file. H99 is nobody's. */
export function unitsOf(organisations: readonly Organisation[]): InventedUnit[] {
  const identifiers = new Map<string, string>()
  const below = new Map<string, number>()
  return organisations.map((organisation) => {
    const { id, kind, parent, name } = organisation
    const identifier = identifierOf(organisation, parent && identifiers.get(parent), below)
    if (identifier !== undefined) identifiers.set(id, identifier)
    const abbreviation = kind === 'department' ? initialsOf(name) : undefined
    return {
      organisation: { ...organisation, ...(parent && { parent }) },
      level: levelOf(kind),
      abbreviation,
      identifier,
    }
  })
}

function levelOf(kind: OrganisationKind | undefined): InventedUnit['level'] {
  if (kind === 'nation' || kind === 'central-agency') return 'central'
  if (kind === 'district' || kind === 'commune') return kind
  return kind === 'province' || kind === 'department' ? 'province' : 'none'
}

// Two digits a level, so that the older form of four fixed levels holds them too; districts begin at 31.
const FIRST = { department: 1, district: 31, commune: 1 } as const

function identifierOf(
  { kind, parent }: Organisation,
  above: string | undefined,
  below: Map<string, number>,
): string | undefined {
  if (kind === 'province') return 'H99'
  if (kind !== 'department' && kind !== 'district' && kind !== 'commune') return undefined
  const key = `${parent}/${kind}`
  const number = below.get(key) ?? FIRST[kind]
  below.set(key, number + 1)
  return `${above}.${String(number).padStart(2, '0')}`
}

/** "Sở Thông tin và Truyền thông" → "STTTT"; what is an abbreviation already stays. */
function initialsOf(name: string): string {
  const words = name.split(/[\s,-]+/).filter((word) => !['và', 'các', ''].includes(word))
  return words.map((word) => (word.length > 1 && word === word.toUpperCase() ? word : word[0]!.toUpperCase())).join('')
}

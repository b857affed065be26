import type { OrganisationId, OrganisationVersion } from '../organisation/organisation-version.ts'
import { readIdentifier } from '../organisation/identifier.ts'

/** Whom a text names. */
export type Named = { readonly organisation: OrganisationId } | 'unclear' | 'not-found'

/** Organisations of one day, as a file names them: by identifier, or by name. */
export class KnownOrganisations {
  readonly #names = new Map<string, OrganisationVersion[]>()
  readonly #identifiers = new Map<string, OrganisationVersion>()

  constructor(inForce: Iterable<OrganisationVersion>) {
    for (const version of inForce) {
      const namesakes = this.#names.get(nameKey(version.name))
      if (namesakes) namesakes.push(version)
      else this.#names.set(nameKey(version.name), [version])
      if (version.identifier !== undefined) this.#identifiers.set(version.identifier, version)
    }
  }

  withIdentifier(identifier: string): OrganisationId[] {
    const found = this.#identifiers.get(identifier)
    return found ? [found.organisation] : []
  }

  named(name: string): OrganisationId[] {
    return (this.#names.get(nameKey(name)) ?? []).map(({ organisation }) => organisation)
  }

  /** The one that is written as an identifier or a name. */
  written(text: string): Named {
    const read = readIdentifier(text)
    const found = read.kind === 'identifier' ? this.withIdentifier(read.identifier) : this.named(text)
    return onlyOne(found)
  }

  /**
   * Whom a row is about: who bears its identifier; else its namesake below the parent that it names, unless that one
   * has another identifier. Below another parent a namesake is another organisation.
   */
  of(row: { name: string; parent?: string; identifier?: string }): Named {
    const bearer = row.identifier === undefined ? undefined : this.#identifiers.get(row.identifier)
    if (bearer) return { organisation: bearer.organisation }
    const namesakes = (this.#names.get(nameKey(row.name)) ?? []).filter(
      ({ identifier }) => row.identifier === undefined || identifier === undefined,
    )
    const parent = row.parent === undefined ? undefined : this.written(row.parent)
    const found =
      parent === undefined
        ? namesakes
        : namesakes.filter((one) => typeof parent === 'object' && one.parent === parent.organisation)
    return onlyOne(found.map(({ organisation }) => organisation))
  }
}

/** The only one there is. */
export function onlyOne(found: Iterable<OrganisationId>): Named {
  const [organisation, ...others] = new Set(found)
  return organisation === undefined ? 'not-found' : others.length > 0 ? 'unclear' : { organisation }
}

/** Names are the same whatever their capitals and blanks; marks tell "Tân Lập" from "Tấn Lập". */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

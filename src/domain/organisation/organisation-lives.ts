import { z } from 'zod'
import { isInForce, type Day } from './day.ts'
import {
  byOrganisation,
  contentOf,
  sameContent,
  type OrganisationContent,
  type OrganisationId,
  type OrganisationVersion,
} from './organisation-version.ts'

/** Why a step in one organisation's life is not taken. */
export const StepFaultCode = z.enum([
  'organisation-unknown',
  'organisation-known',
  'organisation-ended',
  'before-last-version',
  'never-in-force',
  'nothing-changed',
])
export type StepFaultCode = z.infer<typeof StepFaultCode>

export type StepFault = { readonly code: StepFaultCode; readonly organisation: OrganisationId; readonly day: Day }

/**
 * A working copy of all versions, changed step by step; the versions that it was made of stay as they are. A step is
 * taken whole or not at all, and looks at one organisation only: whether all are sound together is asked at the end.
 */
export class OrganisationLives {
  private readonly lives = new Map<OrganisationId, OrganisationVersion[]>()
  /** Who ever stood directly below whom; some have left. */
  private readonly below = new Map<OrganisationId, Set<OrganisationId>>()

  constructor(versions: readonly OrganisationVersion[]) {
    for (const [organisation, life] of byOrganisation(versions)) this.lives.set(organisation, [...life])
    for (const version of versions) this.remember(version)
  }

  versions(): OrganisationVersion[] {
    return [...this.lives.values()].flat()
  }

  on(organisation: OrganisationId, day: Day): OrganisationVersion | undefined {
    return this.lives.get(organisation)?.find((version) => isInForce(version, day))
  }

  childrenOn(parent: OrganisationId, day: Day): OrganisationVersion[] {
    return [...(this.below.get(parent) ?? [])].flatMap((child) => {
      const version = this.on(child, day)
      return version?.parent === parent ? [version] : []
    })
  }

  begin(organisation: OrganisationId, day: Day, content: OrganisationContent): StepFault | undefined {
    if (this.lives.has(organisation)) return { code: 'organisation-known', organisation, day }
    const version = { ...content, organisation, from: day }
    this.lives.set(organisation, [version])
    this.remember(version)
  }

  /** Closes the running version and opens the next; a version that began on the same day is corrected in its place. */
  goOn(
    organisation: OrganisationId,
    day: Day,
    next: (running: OrganisationContent) => OrganisationContent,
  ): StepFault | undefined {
    const running = this.running(organisation, day)
    if ('code' in running) return running
    const content = next(contentOf(running))
    if (sameContent(running, content)) return { code: 'nothing-changed', organisation, day }
    const opened = { ...content, organisation, from: day, ...(running.to === undefined ? {} : { to: running.to }) }
    this.close(running, day)
    this.lives.get(organisation)!.push(opened)
    this.remember(opened)
  }

  /** A version that began on that very day was never in force and leaves no trace. */
  end(organisation: OrganisationId, day: Day): StepFault | undefined {
    const running = this.running(organisation, day)
    if ('code' in running) return running
    if (running.to !== undefined) return { code: 'organisation-ended', organisation, day: running.to }
    const isOnly = this.lives.get(organisation)!.length === 1
    if (isOnly && running.from === day) return { code: 'never-in-force', organisation, day }
    this.close(running, day)
  }

  /** The last version where the day lies in it; else why not. */
  private running(organisation: OrganisationId, day: Day): OrganisationVersion | StepFault {
    const last = this.lives.get(organisation)?.at(-1)
    if (!last) return { code: 'organisation-unknown', organisation, day }
    if (day < last.from) return { code: 'before-last-version', organisation, day: last.from }
    if (last.to !== undefined && day >= last.to) return { code: 'organisation-ended', organisation, day: last.to }
    return last
  }

  private close(running: OrganisationVersion, day: Day): void {
    const life = this.lives.get(running.organisation)!
    life.splice(-1, 1, ...(running.from === day ? [] : [{ ...running, to: day }]))
  }

  private remember({ organisation, parent }: OrganisationVersion): void {
    if (parent !== undefined) this.below.set(parent, (this.below.get(parent) ?? new Set()).add(organisation))
  }
}

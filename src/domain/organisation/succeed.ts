import { z } from 'zod'
import { ChangeFaultCode, newFaults, type ChangeFault } from './change.ts'
import { OrganisationLives, type StepFault } from './organisation-lives.ts'
import {
  contentOf,
  sameContent,
  type OrganisationContent,
  type OrganisationId,
  type OrganisationVersion,
} from './organisation-version.ts'
import { isSuccessor, SuccessionFaultCode, successionFaults, type Succession, type Successor } from './succession.ts'

/** Why successions are not carried out: by themselves, against one another, against the organisations as they are. */
export const SucceedFaultCode = z.enum([
  ...SuccessionFaultCode.options,
  'days-differ',
  'split-twice',
  'identifier-heir-unclear',
  'identifier-contradicts',
  'identifier-not-of-namesake',
  ...ChangeFaultCode.options,
])
export type SucceedFaultCode = z.infer<typeof SucceedFaultCode>

/** `succession`: its place in the list, counted from 0, where it is about one. */
export type SucceedFault = Omit<ChangeFault, 'code' | 'organisation'> & {
  readonly code: SucceedFaultCode
  readonly succession?: number | undefined
  readonly organisation?: OrganisationId | undefined
}

export type Succeeded =
  | { readonly kind: 'succeeded'; readonly versions: readonly OrganisationVersion[] }
  | { readonly kind: 'refused'; readonly faults: readonly SucceedFault[] }

/**
 * Method §10.3, §10.4. Carries out successions that take effect on one day, one after the other; only what stands at
 * the end must be sound, so that provinces, districts and communes can change together. The days before stay as they
 * were.
 */
export function succeed(versions: readonly OrganisationVersion[], successions: readonly Succession[]): Succeeded {
  const faults = [...successions.flatMap(ownFaults), ...togetherFaults(successions)]
  if (faults.length > 0) return { kind: 'refused', faults }
  const lives = new OrganisationLives(versions)
  for (const [at, succession] of successions.entries()) {
    const fault = carryOut(lives, succession)
    if (fault) return { kind: 'refused', faults: [{ ...fault, succession: at }] }
  }
  const after = lives.versions()
  const unsound = newFaults(versions, after)
  return unsound.length > 0 ? { kind: 'refused', faults: unsound } : { kind: 'succeeded', versions: after }
}

function ownFaults(succession: Succession, at: number): SucceedFault[] {
  return successionFaults(succession).map((fault) => ({ ...fault, day: succession.effectiveOn, succession: at }))
}

/** Two splits of one organisation on one day would give away more than all of it. */
function togetherFaults(successions: readonly Succession[]): SucceedFault[] {
  const splits = new Set<OrganisationId>()
  return successions.flatMap(({ kind, effectiveOn: day, predecessors }, succession): SucceedFault[] => {
    if (day !== successions[0]!.effectiveOn) return [{ code: 'days-differ', day, succession }]
    if (kind !== 'split') return []
    const again = predecessors.filter((organisation) => splits.has(organisation))
    for (const organisation of predecessors) splits.add(organisation)
    return again.map((organisation) => ({ code: 'split-twice', day, succession, organisation }))
  })
}

/** Successors first, so that whoever stood below the ended ones can go to them; stops at the first fault. */
function carryOut(lives: OrganisationLives, succession: Succession): SucceedFault | undefined {
  const { effectiveOn: day, predecessors, successors } = succession
  const kept = keptIdentifier(lives, succession)
  if (kept === 'unclear') return { code: 'identifier-heir-unclear', day }
  const namesake = namesakeOf(lives, succession)
  const ending = predecessors.filter((one) => !isSuccessor(succession, one))
  const fault =
    first(successors, (one) => stand(lives, succession, one, kept)) ??
    first(ending, (one) => moveChildren(lives, succession, one)) ??
    first(ending, (one) => lives.end(one, day))
  return fault ?? (namesake && lostIdentifier(lives, succession, namesake))
}

type Kept = { readonly heir: OrganisationId; readonly identifier: string }

/** One successor begins, or goes on. */
function stand(
  lives: OrganisationLives,
  { effectiveOn: day, kind }: Succession,
  successor: Successor,
  kept: Kept | undefined,
): SucceedFault | undefined {
  const { organisation, content } = successor
  const identifier = kept?.heir === organisation ? kept.identifier : undefined
  if (identifier !== undefined && content?.identifier !== undefined && content.identifier !== identifier)
    return { code: 'identifier-contradicts', organisation, day }
  const taken = identifier === undefined ? {} : { identifier }
  if (successor.kind === 'new') return lives.begin(organisation, day, { ...successor.content, ...taken })
  const running = contentOn(lives, organisation, day)
  const staysAsItIs =
    running && content === undefined && kind !== 'rename' && sameContent(running, { ...running, ...taken })
  return staysAsItIs ? undefined : lives.goOn(organisation, day, (before) => ({ ...(content ?? before), ...taken }))
}

/** Whoever stands directly below one that ends goes where the succession says, else to the only successor. */
function moveChildren(
  lives: OrganisationLives,
  { effectiveOn: day, newParents, newParent, successors }: Succession,
  parent: OrganisationId,
): StepFault | undefined {
  const only = successors.length === 1 ? successors[0]!.organisation : undefined
  return first(lives.childrenOn(parent, day), (child) => {
    const target = newParents?.[child.organisation] ?? newParent ?? only
    return target && lives.goOn(child.organisation, day, (running) => ({ ...running, parent: target }))
  })
}

/** Who takes the identifier: the only successor of a merge or a renaming, else the one that takes the name. */
function keptIdentifier(lives: OrganisationLives, succession: Succession): Kept | undefined | 'unclear' {
  const { effectiveOn: day, keepsIdentifierOf: holder, kind, successors } = succession
  const held = holder === undefined ? undefined : contentOn(lives, holder, day)
  if (!held) return undefined
  const nameOf = ({ organisation, content }: Successor) => (content ?? contentOn(lives, organisation, day))?.name
  const heirs =
    kind === 'merge' || kind === 'rename' ? successors : successors.filter((one) => nameOf(one) === held.name)
  if (heirs.length !== 1) return 'unclear'
  return held.identifier === undefined ? undefined : { heir: heirs[0]!.organisation, identifier: held.identifier }
}

/** The one whose name a merged province takes; QĐ 09/2025/QĐ-TTg gives it that one's identifier. */
function namesakeOf(lives: OrganisationLives, succession: Succession): OrganisationContent | undefined {
  const { effectiveOn: day, kind, predecessors, successors } = succession
  const [merged] = successors
  const running = merged && contentOn(lives, merged.organisation, day)
  const next = merged?.content ?? running
  if (kind !== 'merge' || next?.kind !== 'province') return undefined
  return [...predecessors.map((one) => contentOn(lives, one, day)), running].find((one) => one?.name === next.name)
}

function lostIdentifier(
  lives: OrganisationLives,
  { effectiveOn: day, successors }: Succession,
  namesake: OrganisationContent,
): SucceedFault | undefined {
  const organisation = successors[0]!.organisation
  const isKept = namesake.identifier === undefined || namesake.identifier === lives.on(organisation, day)?.identifier
  return isKept ? undefined : { code: 'identifier-not-of-namesake', organisation, day }
}

function contentOn(
  lives: OrganisationLives,
  organisation: OrganisationId,
  day: string,
): OrganisationContent | undefined {
  const version = lives.on(organisation, day)
  return version && contentOf(version)
}

function first<T, F>(list: readonly T[], step: (one: T) => F | undefined | ''): F | undefined {
  for (const one of list) {
    const fault = step(one)
    if (fault) return fault
  }
  return undefined
}

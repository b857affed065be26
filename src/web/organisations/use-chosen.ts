import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OrganisationVersionView } from '#contract/organisation-views.ts'
import { draftOf, EMPTY, typedOver } from './content-draft.ts'
import { organisationOf } from './queries.ts'
import { hasOnePredecessor, type ChangeDraft } from './succession-draft.ts'
import type { Chosen } from './unit-picker.tsx'

/** The organisations that a draft names, with their last versions as they were seen when they were chosen. */
export type ChosenOnes = {
  readonly last: ReadonlyMap<string, OrganisationVersionView>
  readonly addPredecessor: (organisation: string) => Promise<void>
  readonly chooseSuccessor: (successor: string, chosen: Chosen | undefined) => Promise<void>
}

export function useChosen(change: ChangeDraft): ChosenOnes {
  const queries = useQueryClient()
  const [last, remember] = useState<ReadonlyMap<string, OrganisationVersionView>>(new Map())
  const lastOf = async (organisation: string): Promise<OrganisationVersionView> => {
    const { versions } = await queries.fetchQuery(organisationOf(organisation))
    const version = versions.at(-1)!
    remember((before) => new Map(before).set(organisation, version))
    return version
  }
  const addPredecessor = async (organisation: string) => {
    const version = await lastOf(organisation)
    const named = { organisation, name: version.name }
    const parent =
      version.parent === undefined
        ? undefined
        : { organisation: version.parent, name: (await lastOf(version.parent)).name }
    const like = draftOf(version, parent)
    // What takes its place is usually of its kind, under its parent; its name and codes are its own.
    const place = { ...EMPTY, kind: like.kind, level: like.level, ordinal: like.ordinal, parent }
    change(({ kind, predecessors, successors }) => ({
      predecessors: [
        ...(hasOnePredecessor(kind) ? [] : predecessors.filter((one) => one.organisation !== organisation)),
        named,
      ],
      successors: successors.map((one) => ({
        ...one,
        content: typedOver(kind === 'rename' ? like : place, one.content),
      })),
    }))
  }
  const chooseSuccessor = async (id: string, chosen: Chosen | undefined) => {
    if (chosen) await lastOf(chosen.organisation)
    change(({ successors }) => ({ successors: successors.map((one) => (one.id === id ? { ...one, chosen } : one)) }))
  }
  return { last, addPredecessor, chooseSuccessor }
}

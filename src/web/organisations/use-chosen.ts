import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OrganisationVersionView } from '#contract/organisation-views.ts'
import { draftOf, EMPTY } from './content-draft.ts'
import { organisationOf } from './queries.ts'
import { hasOnePredecessor, type SuccessionDraft } from './succession-draft.ts'
import type { Chosen } from './unit-picker.tsx'

/** The organisations that a draft names, with their last versions as they were seen when they were chosen. */
export type ChosenOnes = {
  readonly last: ReadonlyMap<string, OrganisationVersionView>
  readonly addPredecessor: (organisation: string) => Promise<void>
  readonly chooseSuccessor: (at: number, chosen: Chosen | undefined) => Promise<void>
}

export function useChosen(draft: SuccessionDraft, change: (part: Partial<SuccessionDraft>) => void): ChosenOnes {
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
    const others = hasOnePredecessor(draft.kind) ? [] : draft.predecessors
    const parent =
      version.parent === undefined
        ? undefined
        : { organisation: version.parent, name: (await lastOf(version.parent)).name }
    const like = draftOf(version, parent)
    change({
      predecessors: [...others.filter((one) => one.organisation !== organisation), named],
      // What takes its place is usually of its kind, under its parent; its name and codes are its own.
      successors: draft.successors.map((one) => {
        if (draft.kind === 'rename') return { ...one, content: like }
        if (one.content !== EMPTY) return one
        const { kind, level, ordinal } = like
        return { ...one, content: { ...EMPTY, kind, level, ordinal, parent } }
      }),
    })
  }
  const chooseSuccessor = async (at: number, chosen: Chosen | undefined) => {
    if (chosen) await lastOf(chosen.organisation)
    change({ successors: draft.successors.map((one, place) => (place === at ? { ...one, chosen } : one)) })
  }
  return { last, addPredecessor, chooseSuccessor }
}

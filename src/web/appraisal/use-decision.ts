import { useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useState } from 'react'
import { appraisal } from '#contract/appraisal.ts'
import { DecisionFaults, type AppraisalView, type EffectsView, type QueueRow } from '#contract/appraisal-views.ts'
import { CallError } from '#contract/client.ts'
import type { OutputOf } from '#contract/operation.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { useFaults } from '../sign-in/use-faults.ts'
import { ownFinding, type Case } from './case.ts'
import { faultsOf, FIELDS, wishOf, type DecisionDraft, type DecisionWish } from './decision-draft.ts'
import { useKeptDraft } from './kept-drafts.ts'

export type Stored = { readonly at: string; readonly toReview: number }
/** Somebody else wrote in the meantime: a finding, or a number. */
export type Conflict = 'finding' | 'numbers'

/** The way of a decision: drafted, its effect looked at, written; told beside its fields where it cannot be. */
export function useDecision(one: Case) {
  const queries = useQueryClient()
  const { draft, isBegun, keep, forget } = useKeptDraft(one)
  const { faults, round, tell, of } = useFaults()
  const [effects, setEffects] = useState<EffectsView>()
  const [conflict, setConflict] = useState<Conflict>()
  const [stored, setStored] = useState<Stored>()
  const [busy, setBusy] = useState<'previewing' | 'saving'>()

  const refused = async (error: unknown, sent: AppraisalView) => {
    if (!(error instanceof CallError)) throw error
    if (error.code === 'stale') {
      const now = await one.refresh()
      setEffects(undefined)
      setConflict(ownFinding(now)?.version === ownFinding(sent)?.version ? 'numbers' : 'finding')
      return
    }
    const details = DecisionFaults.safeParse(error.details)
    if (error.code === 'finding-not-decided' && details.success) tell(faultsOf(details.data.faults, one))
    else tell([{ field: FIELDS.decision, words: refusalWords(error) }])
  }
  const trying = async (what: 'previewing' | 'saving', act: (wish: DecisionWish) => Promise<void>) => {
    const { wish, faults: found } = wishOf(draft, one)
    tell(found)
    if (!wish || busy) return
    setBusy(what)
    try {
      await act(wish)
    } catch (error) {
      await refused(error, one.view)
    } finally {
      setBusy(undefined)
    }
  }
  const written = async ({ finding, toReview }: OutputOf<typeof appraisal.decideFinding>) => {
    const { submission, criterion } = one.view
    markInQueue(queries, (row) =>
      row.submission === submission && row.node === criterion.code
        ? { ...row, state: 'decided', decision: finding.decision, version: finding.version, hasNews: false }
        : row,
    )
    const view = await one.refresh()
    forget({ ...one, view })
    setEffects(undefined)
    setConflict(undefined)
    setStored({ at: finding.at, toReview })
  }
  return {
    draft,
    isBegun,
    faults,
    round,
    faultOf: of,
    effects,
    conflict,
    stored,
    busy,
    change: (part: Partial<DecisionDraft>) => {
      keep({ ...draft, ...part })
      setEffects(undefined)
      if (faults.length > 0) tell([])
    },
    preview: () =>
      trying('previewing', async (wish) => {
        setEffects(await call(appraisal.previewFinding, { ...placeOf(one), ...wish }))
        setConflict(undefined)
      }),
    decide: () =>
      trying('saving', async (wish) => {
        await written(await call(appraisal.decideFinding, { ...placeOf(one), ...wish }, { key: newKey() }))
      }),
    /** The finding that is there is taken back; false where it was refused, which is told. */
    withdraw: async (): Promise<boolean> => {
      const { submission, node, pass, version } = placeOf(one)
      try {
        await call(appraisal.withdrawFinding, { submission, node, pass, version }, { key: newKey() })
        const view = await one.refresh()
        forget({ ...one, view })
        setStored(undefined)
        return true
      } catch (error) {
        await refused(error, one.view)
        return false
      }
    },
    editAgain: () => setEffects(undefined),
    drop: () => {
      forget(one)
      setEffects(undefined)
      setConflict(undefined)
      tell([])
    },
  }
}
export type Decision = ReturnType<typeof useDecision>

/** What the caller saw, so that nothing unseen is written over. */
function placeOf({ view }: Case) {
  return {
    submission: view.submission,
    node: view.criterion.code,
    pass: view.pass!,
    version: view.findings.find(({ pass }) => pass === view.pass)?.version ?? 0,
    basis: view.basis ?? '',
  }
}

type QueuePages = InfiniteData<{ readonly rows: readonly QueueRow[] }>

/** The list that somebody goes through keeps its order; its page asks the server anew. */
function markInQueue(queries: ReturnType<typeof useQueryClient>, marked: (row: QueueRow) => QueueRow): void {
  queries.setQueriesData<QueuePages>(
    { queryKey: ['appraisal-queue'] },
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, rows: page.rows.map(marked) })) },
  )
}

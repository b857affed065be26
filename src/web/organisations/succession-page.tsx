import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { SuccessionPreview } from '#contract/organisation-views.ts'
import { organisations } from '#contract/organisations.ts'
import { SuccessionKind } from '#domain/organisation/succession.ts'
import { Button } from '@mantine/core'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { todayHere } from '../administration/days.ts'
import { Fields, LineField } from '../administration/fields.tsx'
import form from '../administration/form.module.css'
import { keepsRegister } from '../administration/may-administer.ts'
import { useSaving } from '../administration/use-saving.ts'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { PredecessorFields } from './predecessor-fields.tsx'
import { refreshRegister } from './queries.ts'
import { Recorded } from './recorded-succession.tsx'
import { draftFor, FIELDS, fieldOfFault, inputOf, type ChangeDraft, type SuccessionDraft } from './succession-draft.ts'
import styles from './succession-page.module.css'
import { PreviewPanel } from './succession-preview.tsx'
import { SuccessorFields } from './successor-fields.tsx'
import { useChosen } from './use-chosen.ts'

const route = getRouteApi('/quan-tri/sap-xep')
const { succession } = words

/** A decision that merges, splits, renames, abolishes or establishes organisations: typed, looked at, recorded. */
export function SuccessionPage() {
  return (
    <AdministrationPage title={succession.title} lede={succession.lede} isFor={keepsRegister}>
      <Succession />
    </AdministrationPage>
  )
}

type Outcome = { readonly preview: SuccessionPreview; readonly successors: readonly string[] }

function Succession() {
  const [done, finish] = useState<Outcome>()
  const [round, begin] = useState(0)
  if (done)
    return (
      <Recorded
        {...done}
        onAgain={() => {
          finish(undefined)
          begin(round + 1)
        }}
      />
    )
  return <SuccessionForm key={round} onDone={finish} />
}

function SuccessionForm({ onDone }: { onDone: (outcome: Outcome) => void }) {
  const queries = useQueryClient()
  const { kind, unit } = route.useSearch()
  const asked = SuccessionKind.safeParse(kind).data ?? 'merge'
  const [draft, set] = useState<SuccessionDraft>(() => ({
    ...{ kind: asked, predecessors: [], successors: draftFor(asked), number: '', date: '', issuedBy: '' },
    ...{ effectiveOn: dateText(todayHere()), keeps: '', newParent: undefined },
  }))
  const [seen, show] = useState<{ of: SuccessionDraft; preview: SuccessionPreview }>()
  // What was looked at is only of what it was asked for.
  const preview = seen?.of === draft ? seen.preview : undefined
  const change: ChangeDraft = (of) => set((before) => ({ ...before, ...of(before) }))
  const chosen = useChosen(change)
  useEffect(() => {
    if (unit !== undefined) void chosen.addPredecessor(unit)
    // Whom the page was opened for is put in once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const { input, faults } = inputOf(draft, chosen.last)
  const looking = useSaving(
    async () => show({ of: draft, preview: await call(organisations.previewSuccession, input!) }),
    FIELDS.effectiveOn,
    fieldOfFault,
  )
  const recording = useSaving(
    async (seen: SuccessionPreview) => {
      await call(organisations.recordSuccession, input!)
      await refreshRegister(queries)
      const successors = input!.successions[0]!.successors.map(({ organisation }) => organisation)
      onDone({ preview: seen, successors })
    },
    FIELDS.effectiveOn,
    fieldOfFault,
  )
  const told = recording.faults.length > 0 ? recording : looking
  const on = dayOf(draft.effectiveOn) ?? todayHere()
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!preview) looking.submit(undefined, faults)
      }}
    >
      <ErrorSummary faults={told.faults} round={looking.round + recording.round} />
      <Kinds
        draft={draft}
        onChoose={(kind) => change(({ successors }) => ({ kind, successors: draftFor(kind, successors) }))}
      />
      {draft.kind === 'establish' ? null : (
        <PredecessorFields draft={draft} chosen={chosen} change={change} faultOf={told.faultOf} on={on} />
      )}
      <SuccessorFields draft={draft} chosen={chosen} change={change} faultOf={told.faultOf} on={on} />
      <Decision draft={draft} change={change} faultOf={told.faultOf} />
      {preview ? null : (
        <div className={form.actions}>
          <Button type="submit" loading={looking.isSaving}>
            {succession.look}
          </Button>
          <Link to="/quan-tri/don-vi">{words.cancel}</Link>
        </div>
      )}
      {preview ? (
        <PreviewPanel
          preview={preview}
          isSaving={recording.isSaving}
          onRecord={() => recording.submit(preview, [])}
          onChange={() => show(undefined)}
        />
      ) : null}
    </form>
  )
}

function Kinds({ draft, onChoose }: { draft: SuccessionDraft; onChoose: (kind: SuccessionKind) => void }) {
  return (
    <fieldset className={styles.kinds}>
      <legend>{succession.kindLegend}</legend>
      {SuccessionKind.options.map((kind) => (
        <label key={kind}>
          <input type="radio" name="loai-sap-xep" checked={draft.kind === kind} onChange={() => onChoose(kind)} />
          <span>
            {succession.kinds[kind]} <span className={styles.what}>{succession.kindHints[kind]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

type DecisionProps = {
  draft: SuccessionDraft
  change: ChangeDraft
  faultOf: (field: string) => string | undefined
}

function Decision({ draft, change, faultOf }: DecisionProps) {
  const field = (key: 'number' | 'date' | 'issuedBy' | 'effectiveOn', hint?: string) => (
    <LineField
      id={FIELDS[key]}
      label={succession[key]}
      hint={hint}
      value={draft[key]}
      fault={faultOf(FIELDS[key])}
      onChange={(typed) => change(() => ({ [key]: typed }))}
    />
  )
  return (
    <Fields legend={succession.decisionLegend}>
      {field('number', succession.numberHint)}
      {field('date', words.days.hint)}
      {field('issuedBy', succession.issuedByHint)}
      {field('effectiveOn', succession.effectiveOnHint)}
    </Fields>
  )
}

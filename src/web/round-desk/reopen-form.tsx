import { useState } from 'react'
import { submissions } from '#contract/submissions.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { matches } from '#domain/fold.ts'
import { call } from '../api.ts'
import { FaultWords } from '../appraisal/fault-words.tsx'
import { newKey } from '../entry/new-key.ts'
import { figure } from '../language.ts'
import { TextField } from '../submission/document-fields.tsx'
import { useEdition } from '../submission/use-edition.ts'
import { SearchBox } from '../ui/search-box.tsx'
import { endOfDay } from './end-of-day.ts'
import { MoveForm } from './move-form.tsx'
import styles from './move-form.module.css'
import { oneLine, ReasonLines } from './reason-lines.tsx'
import { Told } from './told.tsx'
import { useMove, type MoveFormProps } from './use-move.ts'
import { words } from './words.ts'

const FIELDS = { criteria: 'tieu-chi-mo-lai', until: 'han-sua', reason: 'ly-do-mo-lai' } as const

/** Which criteria the unit may change, until when, and why; nothing else is unlocked. */
export function ReopenForm(props: MoveFormProps) {
  const { view, onCancel } = props
  const { reopen, faults: said } = words
  const laid = useEdition(view.edition)
  const [draft, set] = useState({ until: '', reason: '' })
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const { faults, isSending, answer, make } = useMove<readonly string[]>(props, FIELDS.criteria)
  const send = () => {
    const [until, reason] = [endOfDay(draft.until), oneLine(draft.reason)]
    const found = [
      ...(chosen.size === 0 ? [{ field: FIELDS.criteria, words: said.criteria }] : []),
      ...(until === undefined ? [{ field: FIELDS.until, words: said.day }] : []),
      ...(reason === '' ? [{ field: FIELDS.reason, words: said.reason }] : []),
    ]
    const { submission, version } = view
    return make(found, async () => {
      const wish = { submission, version, nodes: [...chosen], until: until!, reason }
      return (await call(submissions.reopenCriteria, wish, { key: newKey() })).also
    })
  }
  if (answer)
    return (
      <Told>
        {reopen.done} {answer.length > 0 ? reopen.also(answer.join(', ')) : null}
      </Told>
    )
  return (
    <MoveForm
      label={reopen.open}
      faults={faults}
      isSending={isSending}
      button={reopen.button}
      cancel={words.cancel}
      onSend={send}
      onCancel={onCancel}
    >
      <p className={styles.hint}>{reopen.lede}</p>
      <Criteria
        leaves={laid?.outline.leaves ?? []}
        chosen={chosen}
        fault={faults.of(FIELDS.criteria)}
        onChoose={(code) => {
          const next = new Set(chosen)
          if (!next.delete(code)) next.add(code)
          choose(next)
        }}
      />
      <TextField
        id={FIELDS.until}
        label={reopen.until}
        hint={reopen.untilHint}
        value={draft.until}
        fault={faults.of(FIELDS.until)}
        isShort
        onChange={(until) => set({ ...draft, until })}
      />
      <ReasonLines
        id={FIELDS.reason}
        label={reopen.reason}
        hint={reopen.reasonHint}
        value={draft.reason}
        fault={faults.of(FIELDS.reason)}
        onChange={(reason) => set({ ...draft, reason })}
      />
    </MoveForm>
  )
}

type CriteriaProps = {
  leaves: readonly OutlineNode[]
  chosen: ReadonlySet<string>
  fault: string | undefined
  onChoose: (code: string) => void
}

/** Chosen ones stay in sight whatever is looked for. */
function Criteria({ leaves, chosen, fault, onChoose }: CriteriaProps) {
  const { reopen } = words
  const [query, find] = useState('')
  const shown = leaves.filter(
    ({ code, row }) => chosen.has(code) || matches(`${code} ${row.title.text}`, query) || code.startsWith(query.trim()),
  )
  return (
    <fieldset className={styles.criteria} aria-describedby={fault === undefined ? undefined : `${FIELDS.criteria}-loi`}>
      <legend>{reopen.criteria}</legend>
      <FaultWords field={FIELDS.criteria} words={fault} />
      <SearchBox label={reopen.find} value={query} onChange={find} width="100%" />
      <div className={styles.list} id={FIELDS.criteria} tabIndex={-1}>
        {shown.length === 0 ? <p>{reopen.noneFound}</p> : null}
        {shown.map(({ code, row }) => (
          <label key={code}>
            <input type="checkbox" checked={chosen.has(code)} onChange={() => onChoose(code)} />
            <span className={styles.code}>{code}</span>
            <span>{row.title.text}</span>
          </label>
        ))}
      </div>
      <span role="status" className={styles.hint}>
        {reopen.chosen(figure(chosen.size))}
      </span>
    </fieldset>
  )
}

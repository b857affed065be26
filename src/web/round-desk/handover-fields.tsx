import type { handovers } from '#contract/handovers.ts'
import type { OutputOf } from '#contract/operation.ts'
import { FaultWords } from '../appraisal/fault-words.tsx'
import { TextField } from '../submission/document-fields.tsx'
import { FIELDS, NEWCOMER, SOMEBODY, type HandoverDraft } from './handover-draft.ts'
import styles from './move-form.module.css'
import { ReasonLines } from './reason-lines.tsx'
import { handoverWords as said } from './words.ts'

type Props = {
  draft: HandoverDraft
  /** Among whom somebody takes over; others are named by their user names. */
  colleagues: OutputOf<typeof handovers.listUnitPeople>['people']
  faultOf: (field: string) => string | undefined
  change: (part: Partial<HandoverDraft>) => void
}

export function HandoverFields({ draft, colleagues, faultOf, change }: Props) {
  const { to } = draft
  const fault = faultOf(FIELDS.to)
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={FIELDS.to}>{said.to}</label>
        <FaultWords field={FIELDS.to} words={fault} />
        <select
          id={FIELDS.to}
          value={to}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${FIELDS.to}-loi`}
          onChange={(event) => change({ to: event.currentTarget.value })}
        >
          <option value="">{said.choose}</option>
          {colleagues.map(({ account, name, userName }) => (
            <option key={account} value={userName}>
              {said.colleague(name, userName)}
            </option>
          ))}
          <option value={SOMEBODY}>{said.somebody}</option>
          <option value={NEWCOMER}>{said.newcomer}</option>
        </select>
      </div>
      {to === NEWCOMER ? (
        <TextField
          id={FIELDS.newName}
          label={said.newName}
          value={draft.newName}
          fault={faultOf(FIELDS.newName)}
          onChange={(newName) => change({ newName })}
        />
      ) : null}
      {to === NEWCOMER || to === SOMEBODY ? (
        <TextField
          id={FIELDS.userName}
          label={to === NEWCOMER ? said.newUserName : said.userName}
          hint={to === NEWCOMER ? said.newUserNameHint : undefined}
          value={draft.userName}
          fault={faultOf(FIELDS.userName)}
          onChange={(userName) => change({ userName })}
        />
      ) : null}
      <TextField
        id={FIELDS.on}
        label={said.on}
        hint={said.onHint}
        value={draft.on}
        fault={faultOf(FIELDS.on)}
        isShort
        onChange={(on) => change({ on })}
      />
      <ReasonLines
        id={FIELDS.reason}
        label={said.reason}
        hint={said.reasonHint}
        value={draft.reason}
        fault={faultOf(FIELDS.reason)}
        onChange={(reason) => change({ reason })}
      />
    </>
  )
}

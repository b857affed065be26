import { ChoiceField, Fields } from '../administration/fields.tsx'
import form from '../administration/form.module.css'
import { words } from '../administration/words.ts'
import { EMPTY } from './content-draft.ts'
import { FIELDS, hasOnePredecessor, type ChangeDraft, type SuccessionDraft } from './succession-draft.ts'
import styles from './succession-page.module.css'
import { UnitPicker } from './unit-picker.tsx'
import type { ChosenOnes } from './use-chosen.ts'

const { succession } = words

type Props = {
  draft: SuccessionDraft
  chosen: ChosenOnes
  change: ChangeDraft
  faultOf: (field: string) => string | undefined
  on: string
}

/** Whom the decision is about, and what of theirs goes on. */
export function PredecessorFields({ draft, chosen, change, faultOf, on }: Props) {
  const { kind, predecessors } = draft
  const one = hasOnePredecessor(kind)
  const withCode = predecessors.filter(({ organisation }) => chosen.last.get(organisation)?.identifier !== undefined)
  const remove = (organisation: string) => {
    change(({ predecessors, keeps, successors }) => ({
      predecessors: predecessors.filter((other) => other.organisation !== organisation),
      ...(keeps === organisation && { keeps: '' }),
      // What stands in the fields of a renaming is that organisation's.
      ...(kind === 'rename' && { successors: successors.map((one) => ({ ...one, content: EMPTY })) }),
    }))
    focusSoon(FIELDS.predecessors)
  }
  // Where there is place for one only, the field is gone once it is chosen.
  const add = async (organisation: string) => {
    await chosen.addPredecessor(organisation)
    if (one) focusSoon(removeId(organisation))
  }
  return (
    <Fields legend={one ? succession.predecessorLegend : succession.predecessorsLegend}>
      {predecessors.length === 0 ? null : (
        <ul className={styles.chosen} aria-label={succession.chosenPredecessors}>
          {predecessors.map(({ organisation, name }) => (
            <li key={organisation}>
              <strong>{name}</strong>
              <span className={styles.what}>{chosen.last.get(organisation)?.identifier}</span>
              <button
                type="button"
                id={removeId(organisation)}
                className={form.link}
                aria-label={succession.removeLabel(name)}
                onClick={() => remove(organisation)}
              >
                {succession.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      {one && predecessors.length > 0 ? null : (
        <UnitPicker
          id={FIELDS.predecessors}
          label={predecessors.length === 0 ? succession.pick : succession.pickMore}
          fault={faultOf(FIELDS.predecessors)}
          on={on}
          chosen={undefined}
          without={predecessors.map(({ organisation }) => organisation)}
          isForMany
          onChoose={(found) => {
            if (found) void add(found.organisation)
          }}
        />
      )}
      {kind === 'abolish' || withCode.length === 0 ? null : (
        <ChoiceField
          id={FIELDS.keeps}
          label={succession.keeps}
          hint={succession.keepsHint}
          value={draft.keeps}
          fault={faultOf(FIELDS.keeps)}
          options={[
            ['', succession.keepsNone],
            ...withCode.map(({ organisation, name }) => [organisation, name] as const),
          ]}
          onChange={(keeps) => change(() => ({ keeps }))}
          isWide
        />
      )}
      {kind === 'abolish' || kind === 'split' ? (
        <UnitPicker
          id={FIELDS.newParent}
          label={succession.newParent}
          hint={succession.newParentHint}
          fault={faultOf(FIELDS.newParent)}
          on={on}
          chosen={draft.newParent}
          onChoose={(newParent) => change(() => ({ newParent }))}
        />
      ) : null}
    </Fields>
  )
}

const removeId = (organisation: string): string => `bo-${organisation}`

/** Once it is drawn. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

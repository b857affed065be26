import { Fields, LineField } from '../administration/fields.tsx'
import form from '../administration/form.module.css'
import { words } from '../administration/words.ts'
import { figure } from '../language.ts'
import { ContentFields } from './content-fields.tsx'
import {
  emptySuccessor,
  FIELDS,
  type ChangeDraft,
  type SuccessionDraft,
  type SuccessorDraft,
} from './succession-draft.ts'
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

/** Who comes after: one that begins with its content, or one that is there already and goes on. */
export function SuccessorFields(props: Props) {
  const { draft, change } = props
  const { kind, successors } = draft
  if (kind === 'abolish') return null
  const isMany = kind === 'split' || kind === 'establish'
  return (
    <section className={styles.successors} aria-label={succession.successorsLegend}>
      {successors.map((one, at) => (
        <One key={one.id} {...props} one={one} at={at} isMany={isMany} />
      ))}
      {isMany ? (
        <button
          type="button"
          id={FIELDS.addSuccessor}
          className={form.link}
          onClick={() => change((before) => ({ successors: [...before.successors, likeFirst(before.successors)] }))}
        >
          {succession.addSuccessor}
        </button>
      ) : null}
    </section>
  )
}

/** A further one is usually of the same kind below the same parent. */
function likeFirst([first]: readonly SuccessorDraft[]): SuccessorDraft {
  const fresh = emptySuccessor()
  if (!first) return fresh
  const { kind, level, parent } = first.content
  return { ...fresh, content: { ...fresh.content, kind, level, parent } }
}

type OneProps = Props & { one: SuccessorDraft; at: number; isMany: boolean }

function One({ draft, chosen, change, faultOf, on, one, at, isMany }: OneProps) {
  const { kind, successors, predecessors } = draft
  const set = (of: (before: SuccessorDraft) => Partial<SuccessorDraft>) =>
    change((before) => ({
      successors: before.successors.map((other) => (other.id === one.id ? { ...other, ...of(other) } : other)),
    }))
  const legend =
    kind === 'rename'
      ? succession.renamedLegend
      : isMany
        ? succession.successorLegend(figure(at + 1))
        : succession.onlySuccessorLegend
  const mayExist = kind === 'merge' || kind === 'split'
  return (
    <fieldset className={styles.successor}>
      <legend>{legend}</legend>
      {mayExist ? (
        <div className={styles.which}>
          {[true, false].map((isNew) => (
            <label key={String(isNew)}>
              <input
                type="radio"
                name={`${FIELDS.chosen(at)}-loai`}
                checked={one.isNew === isNew}
                onChange={() => set(() => ({ isNew }))}
              />
              {isNew ? succession.begins : succession.goesOn}
            </label>
          ))}
        </div>
      ) : null}
      {one.isNew || kind === 'rename' ? (
        <ContentFields
          draft={one.content}
          change={(part) => set(({ content }) => ({ content: { ...content, ...part } }))}
          faultOf={faultOf}
          on={on}
          before={FIELDS.successor(at)}
          {...(kind === 'rename' && predecessors[0] && { self: predecessors[0].organisation })}
        />
      ) : (
        <UnitPicker
          id={FIELDS.chosen(at)}
          label={succession.existing}
          fault={faultOf(FIELDS.chosen(at))}
          on={on}
          chosen={one.chosen}
          onChoose={(found) => void chosen.chooseSuccessor(one.id, found)}
        />
      )}
      {kind === 'split' ? (
        <Fields>
          <LineField
            id={FIELDS.share(at)}
            label={succession.share}
            hint={succession.shareHint}
            value={one.share}
            fault={faultOf(FIELDS.share(at))}
            onChange={(share) => set(() => ({ share }))}
          />
        </Fields>
      ) : null}
      {isMany && successors.length > (kind === 'split' ? 2 : 1) ? (
        <button
          type="button"
          className={form.link}
          onClick={() => change((before) => ({ successors: before.successors.filter((other) => other.id !== one.id) }))}
        >
          {succession.removeSuccessor(figure(at + 1))}
        </button>
      ) : null}
    </fieldset>
  )
}

import { useId, useMemo, useState } from 'react'
import { fold, matches } from '#domain/fold.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import styles from './letters-editor.module.css'
import { words } from './words.ts'

const MOST_SHOWN = 8

type Props = {
  label: string
  items: ItemCatalogue
  onPick: (item: string) => void
  /** With the name that was typed. */
  onCreate: (name: string) => void
}

/** Finds an item by any words of its name, whatever their marks; the last choice makes a new one. */
export function ItemPicker({ label, items, onPick, onCreate }: Props) {
  const id = useId()
  const [typed, type] = useState('')
  const [at, move] = useState(0)
  const numbers = useMemo(() => [...items.values()].filter(({ kind }) => kind !== 'date' && kind !== 'text'), [items])
  const found = useMemo(() => foundItems(numbers, typed), [numbers, typed])
  const canCreate = typed.trim() !== ''
  const count = found.length + (canCreate ? 1 : 0)
  const take = (place: number) => {
    const item = found[place]
    if (item) onPick(item.id)
    else if (canCreate) onCreate(typed.trim())
  }
  return (
    <div className={styles.picker}>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={canCreate}
        aria-controls={`${id}-ds`}
        aria-autocomplete="list"
        aria-activedescendant={canCreate ? `${id}-${at}` : undefined}
        autoComplete="off"
        maxLength={300}
        placeholder={words.letters.find}
        value={typed}
        onChange={(event) => {
          type(event.currentTarget.value.normalize('NFC'))
          move(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || count === 0) return
          if (event.key === 'ArrowDown') move((at + 1) % count)
          else if (event.key === 'ArrowUp') move((at + count - 1) % count)
          else if (event.key === 'Enter') take(at)
          else if (event.key === 'Escape' && typed !== '') type('')
          else return
          event.preventDefault()
        }}
      />
      {canCreate ? (
        <div id={`${id}-ds`} role="listbox" aria-label={label} className={styles.list}>
          {found.map((item, place) => (
            <Option key={item.id} id={`${id}-${place}`} isAt={place === at} onTake={() => take(place)}>
              {item.name}
              <span className={styles.detail}>
                {[words.choices.itemKind[item.kind], item.unit, item.id].filter(Boolean).join('; ')}
              </span>
            </Option>
          ))}
          <Option id={`${id}-${found.length}`} isAt={at === found.length} onTake={() => take(found.length)}>
            {words.letters.create(typed.trim())}
          </Option>
        </div>
      ) : null}
    </div>
  )
}

type OptionProps = { id: string; isAt: boolean; onTake: () => void; children: React.ReactNode }

function Option({ id, isAt, onTake, children }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isAt}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      onKeyDown={(event) => event.key === 'Enter' && onTake()}
    >
      {children}
    </div>
  )
}

/** Names that begin with what was typed come first. */
function foundItems(items: readonly DataItem[], typed: string): DataItem[] {
  if (typed.trim() === '') return []
  const start = fold(typed)
  const found = items.filter(({ name, id }) => matches(name, typed) || id === typed.trim())
  const rank = ({ name }: DataItem) => (fold(name).startsWith(start) ? 0 : 1)
  return found.sort((one, other) => rank(one) - rank(other) || one.name.length - other.name.length).slice(0, MOST_SHOWN)
}

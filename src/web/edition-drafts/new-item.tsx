import { useState } from 'react'
import { DataItem, ItemKind, OverTime, type ItemCatalogue } from '#domain/item/data-item.ts'
import { Slug, slugFrom } from '#domain/slug.ts'
import styles from './editor.module.css'
import { FieldRow, SelectField, TypedField } from './fields.tsx'
import letters from './letters-editor.module.css'
import { words } from './words.ts'

const KINDS = ItemKind.options.filter((kind) => kind !== 'date' && kind !== 'text')

type Props = { name: string; items: ItemCatalogue; onCreate: (item: DataItem) => void; onCancel: () => void }

type Wish = Record<'name' | 'id' | 'unit' | 'definition' | 'options' | 'provider' | 'verifier', string> & {
  readonly kind: ItemKind
  readonly overTime: OverTime
}

/** A fact that nobody has asked for yet. It lives with the draft until this is issued, then for good. */
export function NewItem({ name, items, onCreate, onCancel }: Props) {
  const [wish, set] = useState<Wish>({
    ...{ name, id: '', unit: '', definition: '', options: '', provider: 'unit', verifier: '' },
    kind: 'count',
    overTime: 'stock',
  })
  const [fault, tell] = useState<string>()
  const id = wish.id === '' ? slugFrom(wish.name) : wish.id
  const field = (
    key: 'name' | 'unit' | 'definition' | 'options' | 'provider' | 'verifier',
    label: string,
    lines?: number,
  ) => (
    <TypedField
      label={label}
      shown={wish[key]}
      most={1000}
      {...(lines !== undefined && { lines })}
      read={(typed) => ({ value: typed })}
      onChange={(typed) => set((before) => ({ ...before, [key]: typed }))}
    />
  )
  const create = () => {
    const item = itemOf(wish, id)
    if (!item) return tell(words.item.lacking)
    if (items.has(id)) return tell(words.item.taken)
    return onCreate(item)
  }
  return (
    <div role="group" aria-label={words.item.heading} className={letters.new}>
      {field('name', words.item.name)}
      <FieldRow>
        <SelectField
          label={words.item.kind}
          value={wish.kind}
          options={KINDS.map((kind) => [kind, words.choices.itemKind[kind]] as const)}
          onChange={(kind) => set({ ...wish, kind })}
        />
        <SelectField
          label={words.item.overTime}
          value={wish.overTime}
          options={OverTime.options.map((one) => [one, words.choices.overTime[one]] as const)}
          onChange={(overTime) => set({ ...wish, overTime })}
        />
        {field('unit', words.item.unit)}
      </FieldRow>
      {wish.kind === 'choice' ? field('options', words.item.options, 3) : null}
      {field('definition', words.item.definition, 2)}
      <FieldRow>
        {field('provider', words.item.provider)}
        {field('verifier', words.item.verifier)}
      </FieldRow>
      <TypedField
        label={words.item.id}
        shown={id}
        read={(typed) => ({ value: typed.trim() })}
        onChange={(id) => set({ ...wish, id })}
      />
      {fault === undefined ? null : (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <p className={letters.acts}>
        <button type="button" className={styles.plain} onClick={create}>
          {words.item.create}
        </button>
        <button type="button" className={styles.link} onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </div>
  )
}

function itemOf(
  { name, kind, overTime, unit, definition, options, provider, verifier }: Wish,
  id: string,
): DataItem | undefined {
  const lines = options
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const said = (key: string, text: string) => (text.trim() === '' ? {} : { [key]: text.trim() })
  const providers = provider
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (kind === 'choice' && new Set(lines.map((line) => slugFrom(line))).size !== lines.length) return undefined
  const item = DataItem.safeParse({
    ...{ id, name: name.trim(), kind, overTime, providers },
    ...said('unit', unit),
    ...said('definition', definition),
    ...said('verifier', verifier),
    ...(kind === 'choice' && { options: lines.map((line) => ({ slug: slugFrom(line, 40), name: line })) }),
  })
  return item.success && Slug.safeParse(id).success ? item.data : undefined
}

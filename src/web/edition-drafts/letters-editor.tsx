import { useState } from 'react'
import { Combine, VariableOf, VariablePeriod, Variable, type Node } from '#domain/edition/definition.ts'
import { variablesOf } from '#domain/edition/formula/tree.ts'
import { parseFormula } from '#domain/edition/formula/parser.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import styles from './editor.module.css'
import { FieldRow, SelectField } from './fields.tsx'
import { ItemPicker } from './item-picker.tsx'
import letters from './letters-editor.module.css'
import { NewItem } from './new-item.tsx'
import type { ChangeNode } from './change-node.ts'
import { words } from './words.ts'

type Props = {
  node: Node
  items: ItemCatalogue
  /** True of an item that would come along with the draft. */
  isOwn: (item: string) => boolean
  change: ChangeNode
  /** A new item for a letter. */
  onCreate: (name: string, item: DataItem) => void
}

/** What each letter of the rule stands for: an item that is there, or a new one. */
export function LettersEditor({ node, items, isOwn, change, onCreate }: Props) {
  const read = lettersRead(node)
  const names = [...new Set([...Object.keys(node.variables), ...(read ?? [])])].sort()
  return (
    <section className={styles.section} aria-labelledby="bien">
      <h3 id="bien">{words.letters.heading}</h3>
      {names.length === 0 ? <p className={styles.quiet}>{words.letters.none}</p> : null}
      <ul className={letters.letters}>
        {names.map((name) => (
          <li key={name}>
            <span className={letters.name}>{name}</span>
            <Letter
              key={node.variables[name]?.item ?? ''}
              name={name}
              variable={node.variables[name]}
              isRead={read === undefined || read.includes(name)}
              isOwn={isOwn(node.variables[name]?.item ?? '')}
              items={items}
              onBind={(item) => change(boundTo(name, item))}
              onCreate={(item) => onCreate(name, item)}
              onChange={(variable) => change((one) => ({ ...one, variables: { ...one.variables, [name]: variable } }))}
              onRemove={() =>
                change((one) => ({
                  ...one,
                  variables: Object.fromEntries(Object.entries(one.variables).filter(([other]) => other !== name)),
                }))
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The row with a letter bound to an item. */
export function boundTo(name: string, item: string): (node: Node) => Node {
  return (node) => ({
    ...node,
    variables: { ...node.variables, [name]: { ...(node.variables[name] ?? Variable.parse({})), item } },
  })
}

type LetterProps = {
  name: string
  variable: Variable | undefined
  isRead: boolean
  isOwn: boolean
  items: ItemCatalogue
  onBind: (item: string) => void
  onCreate: (item: DataItem) => void
  onChange: (variable: Variable) => void
  onRemove: () => void
}

function Letter({ name, variable, isRead, isOwn, items, onBind, onCreate, onChange, onRemove }: LetterProps) {
  const [isChoosing, choose] = useState(variable?.item === undefined)
  const [newName, create] = useState<string>()
  const item = variable?.item === undefined ? undefined : items.get(variable.item)
  return (
    <div className={letters.letter}>
      {variable?.printed ? <p className={letters.detail}>{words.letters.printed(variable.printed.text)}</p> : null}
      {isChoosing || !variable ? (
        newName === undefined ? (
          <ItemPicker label={words.letters.choose(name)} items={items} onPick={onBind} onCreate={create} />
        ) : (
          <NewItem name={newName} items={items} onCreate={onCreate} onCancel={() => create(undefined)} />
        )
      ) : (
        <p>
          {item?.name ?? <span className={styles.fault}>{`${variable.item}: ${words.letters.unknown}`}</span>}{' '}
          <button
            type="button"
            className={styles.link}
            aria-label={`${words.letters.change}: ${name}`}
            onClick={() => choose(true)}
          >
            {words.letters.change}
          </button>
          {item ? <span className={letters.detail}>{detailOf(item, isOwn)}</span> : null}
        </p>
      )}
      {variable && !isChoosing ? (
        <FieldRow>
          <SelectField
            label={words.letters.of}
            value={variable.of}
            options={VariableOf.options.map((of) => [of, words.choices.of[of]] as const)}
            onChange={(of) => onChange({ ...variable, of })}
          />
          <SelectField
            label={words.letters.combine}
            value={variable.combine}
            options={Combine.options.map((one) => [one, words.choices.combine[one]] as const)}
            onChange={(combine) => onChange({ ...variable, combine })}
          />
          <SelectField
            label={words.letters.period}
            value={variable.period}
            options={VariablePeriod.options.map((one) => [one, words.choices.period[one]] as const)}
            onChange={(period) => onChange({ ...variable, period })}
          />
        </FieldRow>
      ) : null}
      {variable && !isRead ? (
        <p className={styles.note}>
          {words.letters.unread}{' '}
          <button type="button" className={styles.link} onClick={onRemove}>
            {words.letters.remove(name)}
          </button>
        </p>
      ) : null}
    </div>
  )
}

/** Undefined while the rule is half typed: nobody knows yet which letters it will read. */
function lettersRead({ formula, require }: Node): string[] | undefined {
  const trees = [...(formula === undefined ? [] : [formula]), ...require].map((text) => parseFormula(text).formula)
  if (trees.includes(undefined)) return undefined
  return trees.flatMap((tree) => (tree ? variablesOf(tree) : []))
}

/** An item's provider may be the unit itself, a kind of organisation, or one of them. */
function providerName(provider: string): string {
  const kind = OrganisationKind.safeParse(provider)
  if (kind.success) return words.choices.kind[kind.data]
  return provider === 'unit' ? words.letters.unitItself : provider
}

function detailOf({ kind, unit, options, providers, verifier }: DataItem, isOwn: boolean): string {
  const parts = [
    words.choices.itemKind[kind],
    unit,
    options?.map(({ name }) => name).join(' · '),
    providers.length === 0 ? undefined : words.letters.providers(providers.map(providerName).join(', ')),
    verifier === undefined ? undefined : words.letters.verifier(verifier),
    isOwn ? words.letters.own : undefined,
  ]
  return parts.filter((part) => part !== undefined).join('; ')
}

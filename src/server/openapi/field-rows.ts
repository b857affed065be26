import type { ReferenceWords } from '#text/reference.ts'
import { markup, type Markup } from './markup.ts'
import { COMPONENTS, type JsonSchema } from './schemas.ts'

/** A field as a table shows it; `depth` counts the objects around it, `of` is the alternative that it belongs to. */
export type FieldRow = {
  readonly name: string
  readonly depth: number
  readonly isRequired: boolean
  readonly kind: Markup
  readonly of?: string
}

/** The fields of a schema, those of inner objects below them; a named shape is a link and not opened. */
export function fieldRows(schema: JsonSchema, words: ReferenceWords, depth = 0): FieldRow[] {
  const required = (schema['required'] ?? []) as readonly string[]
  const own = [...propertiesOf(schema)].flatMap(([name, field]) => [
    { name, depth, isRequired: required.includes(name), kind: kindOf(field, words) },
    ...fieldRows(field, words, depth + 1),
  ])
  const items = schema['items'] as JsonSchema | undefined
  return [...own, ...(items ? fieldRows(items, words, depth) : []), ...alternativeRows(schema, words, depth)]
}

/** Of alternatives that a field tells apart: that field once with all its codes, then what each has beside it. */
function alternativeRows(schema: JsonSchema, words: ReferenceWords, depth: number): FieldRow[] {
  const several = choices(schema)
  const mark = markOf(several)
  if (mark === undefined) return several.flatMap((one) => fieldRows(one, words, depth))
  const kind = joined(several.map((one) => kindOf(propertiesOf(one).get(mark)!, words)))
  const rest = several.flatMap((one) => {
    const of = `${mark} = ${String(propertiesOf(one).get(mark)!['const'])}`
    const rows = fieldRows(one, words, depth).filter((row) => row.depth > depth || row.name !== mark)
    return rows.map((row) => (row.depth === depth ? { ...row, of } : row))
  })
  return [{ name: mark, depth, isRequired: true, kind }, ...rest]
}

/** The field by which alternatives are told apart: a constant in each. */
function markOf(several: readonly JsonSchema[]): string | undefined {
  const [first, ...others] = several.map(propertiesOf)
  const isConstant = (fields: ReadonlyMap<string, JsonSchema>, name: string): boolean =>
    fields.get(name)?.['const'] !== undefined
  return [...(first?.keys() ?? [])].find(
    (name) => isConstant(first!, name) && others.every((fields) => isConstant(fields, name)),
  )
}

function propertiesOf(schema: JsonSchema): ReadonlyMap<string, JsonSchema> {
  return new Map(Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>))
}

/** What a field takes, in words, with the codes and bounds that it allows. */
export function kindOf(schema: JsonSchema, words: ReferenceWords): Markup {
  const ref = schema['$ref']
  if (typeof ref === 'string') {
    const name = ref.slice(COMPONENTS.length)
    return markup`<a href="#shape-${name}">${name}</a>`
  }
  const several = choices(schema)
  if (markOf(several) !== undefined) return markup`${words.types.object}`
  if (several.length > 0) return markup`${words.oneOf}: ${joined(several.map((one) => kindOf(one, words)))}`
  if (schema['const'] !== undefined) return markup`<code>${JSON.stringify(schema['const']).replaceAll('"', '')}</code>`
  const codes = schema['enum'] as readonly unknown[] | undefined
  if (codes) return joined(codes.map((code) => markup`<code>${String(code)}</code>`))
  const items = schema['items'] as JsonSchema | undefined
  if (items) return markup`${words.listOf} ${kindOf(items, words)}`
  return markup`${typeText(schema['type'], words)}${limits(schema, words)}`
}

function choices(schema: JsonSchema): readonly JsonSchema[] {
  return (schema['oneOf'] ?? schema['anyOf'] ?? []) as readonly JsonSchema[]
}

function typeText(type: unknown, words: ReferenceWords): string {
  const names = Array.isArray(type) ? (type as string[]) : typeof type === 'string' ? [type] : []
  const known: Readonly<Record<string, string>> = words.types
  return names.length === 0 ? words.any : names.map((name) => known[name] ?? name).join(', ')
}

type Limits = {
  readonly format?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly default?: unknown
}

function limits(schema: Limits, words: ReferenceWords): Markup {
  const { format, minimum, exclusiveMinimum, maximum, minLength, maxLength, default: fallback } = schema
  const isLong = minLength !== undefined || maxLength !== undefined
  const parts = [
    format,
    minimum !== undefined && `≥ ${minimum}`,
    exclusiveMinimum !== undefined && `> ${exclusiveMinimum}`,
    maximum !== undefined && `≤ ${maximum}`,
    isLong && `${minLength ?? 0}–${maxLength ?? '…'} ${words.characters}`,
    fallback !== undefined && `${words.byDefault} ${JSON.stringify(fallback)}`,
  ].filter((part) => part !== false && part !== undefined)
  return parts.length === 0 ? markup`` : markup` <span class="limits">${parts.join(', ')}</span>`
}

function joined(parts: readonly Markup[]): Markup {
  return markup`${parts.map((part, index) => (index === 0 ? part : markup` · ${part}`))}`
}

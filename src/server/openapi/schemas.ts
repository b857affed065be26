import { z } from 'zod'
import { SHAPES } from '#contract/operations.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** Where named shapes stand in the document. */
export const COMPONENTS = '#/components/schemas/'

/** Writes shapes as JSON schema; those with a name become components, which gather in `components`. */
export type SchemaWriter = {
  readonly components: Map<string, JsonSchema>
  /** What an answer is. `name` tells unnamed recursive shapes apart. */
  readonly answer: (shape: z.ZodType, name: string) => JsonSchema
}

export function schemaWriter(): SchemaWriter {
  const names = z.registry<{ id: string }>()
  for (const [id, shape] of SHAPES) if (!names.has(shape)) names.add(shape, { id })
  const components = new Map<string, JsonSchema>()

  function answer(shape: z.ZodType, name: string): JsonSchema {
    const id = names.get(shape)?.id
    if (id !== undefined && components.has(id)) return { $ref: COMPONENTS + id }
    const { $defs = {}, ...schema } = written(shape, { io: 'output', metadata: names })
    const place = (key: string): string => (key.startsWith('__') ? `${name}${key.slice(2)}` : key)
    for (const [key, inner] of Object.entries($defs as Record<string, JsonSchema>)) {
      components.set(place(key), moved(inner, place))
    }
    if (id === undefined) return moved(schema, place)
    if (!components.has(id)) components.set(id, moved(schema, place))
    return { $ref: COMPONENTS + id }
  }
  return { components, answer }
}

/** What a caller sends, by key. */
export function inputSchemas(shape: z.ZodObject): {
  properties: ReadonlyMap<string, JsonSchema>
  required: Set<string>
} {
  const { properties = {}, required = [] } = written(shape, { io: 'input', cycles: 'throw' })
  return {
    properties: new Map(Object.entries(properties as Record<string, JsonSchema>)),
    required: new Set(required as string[]),
  }
}

type Options = Parameters<typeof z.toJSONSchema>[1]

function written(shape: z.ZodType, options: Options): Record<string, unknown> {
  const {
    $schema: _,
    id: __,
    $id: ___,
    '~standard': ____,
    ...schema
  } = z.toJSONSchema(shape, {
    ...options,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema._zod.def.type, jsonSchema),
  }) as Record<string, unknown>
  return schema
}

/** Answers may grow keys, so none are forbidden; the bounds of a JavaScript integer are no rule of ours. */
function tidy(kind: string, schema: Record<string, unknown>): void {
  if (schema['additionalProperties'] === false) delete schema['additionalProperties']
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum']
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum']
  // `format` says the same to people and to programs.
  if (schema['format'] !== undefined) delete schema['pattern']
  // What was checked where it was read: an object, whose fields the content's own documentation tells.
  if (kind === 'custom') schema['type'] = 'object'
}

/** The same schema with its definitions referred to as components. */
function moved(schema: JsonSchema, place: (key: string) => string): JsonSchema {
  const { id: _, $id: __, ...rest } = schema
  return walked(rest, (ref) =>
    ref.startsWith('#/$defs/') ? COMPONENTS + place(ref.slice('#/$defs/'.length)) : ref,
  ) as JsonSchema
}

function walked(value: unknown, change: (ref: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => walked(one, change))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    key === '$ref' && typeof inner === 'string' ? change(inner) : walked(inner, change),
  ])
  return Object.fromEntries(entries)
}

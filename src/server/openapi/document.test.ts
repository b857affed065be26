import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { FEATURES, OPERATIONS } from '#contract/operations.ts'
import { API_ROOT } from '#contract/operation.ts'
import { FEATURE_TEXTS } from '#text/operations.ts'
import { STATUS } from '../refusal.ts'
import { allOperations, keysOfPath, openApiDocument } from './document.ts'

type Parameter = { name: string; in: string; required?: boolean; example?: unknown }
type Written = {
  operationId: string
  summary: string
  tags: string[]
  security: object[]
  'x-permits': unknown
  'x-token-right': string
  parameters?: Parameter[]
  requestBody?: { content: { 'application/json': { schema: { properties: object }; example: object } } }
  responses: Record<string, { content?: Record<string, { schema: object; examples?: object }> }>
}

const document = JSON.parse(JSON.stringify(openApiDocument('0.1.0'))) as ReturnType<typeof openApiDocument>

function writtenOf(name: string): Written {
  const { method, path } = OPERATIONS.get(name)!
  return document.paths[path.replace(/:(\w+)/g, '{$1}')]![method.toLowerCase()] as unknown as Written
}

const named = allOperations().map(({ name, operation }) => [name, operation] as const)

test('the document has no fault by the recommended rules of Redocly', async () => {
  const config = await createConfig({ extends: ['recommended'], rules: TURNED_OFF })
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config })
  expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual([])
})

/** None: a warning counts as a fault. */
const TURNED_OFF = {} as const

test('the document is the same each time', () => {
  expect(JSON.stringify(openApiDocument('0.1.0'))).toBe(JSON.stringify(openApiDocument('0.1.0')))
})

test('every reference leads to a component, and every component is referred to', () => {
  const text = JSON.stringify(document)
  const named = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]))
  const { schemas } = document['components'] as { schemas: Record<string, { $ref?: string }> }
  expect(named).toEqual(new Set(Object.keys(schemas)))
  expect(text).not.toContain('$defs')
  expect(Object.entries(schemas).filter(([name, schema]) => schema.$ref?.endsWith(`/${name}`))).toEqual([])
})

describe('the registry', () => {
  test('has each operation under one name and one address', () => {
    const all = Object.values(FEATURES).flatMap((feature) => Object.entries(feature))
    expect(OPERATIONS.size).toBe(all.length)
    const addresses = all.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':')}`)
    expect(new Set(addresses).size).toBe(all.length)
  })

  test('has no sentence for what is not there', () => {
    const texts = Object.values(FEATURE_TEXTS).flatMap(({ operations }) => Object.keys(operations))
    expect(texts.filter((name) => !OPERATIONS.has(name))).toEqual([])
  })
})

describe.each(named)('%s', (name, operation) => {
  const written = writtenOf(name)

  test('is there under its own name, with both sentences and who may', () => {
    expect(written.operationId).toBe(name)
    expect(written.summary).toMatch(/^\p{Lu}.+ · \p{Lu}.+$/u)
    expect(written['x-permits']).toEqual(operation.permits)
    const schemes =
      operation.permits === 'public' ? [] : ['session', ...(written['x-token-right'] === 'never' ? [] : ['token'])]
    expect(written.security.flatMap((one) => Object.keys(one))).toEqual(schemes)
  })

  test('has an example that it would take', () => {
    const result = operation.input.safeParse(operation.example ?? {})
    expect(result.success ? [] : result.error.issues).toEqual([])
  })

  test('has every key of its input in one place', () => {
    const inPath = [...keysOfPath(operation.path)]
    const all = Object.keys(operation.input.shape)
    const keys = Object.fromEntries(Object.entries(operation.headers ?? {}).map(([key, header]) => [header, key]))
    const parameters = (written.parameters ?? []).filter((one) => one.in !== 'header' || one.name in keys)
    const body = Object.keys(written.requestBody?.content['application/json']?.schema.properties ?? {})
    expect([...parameters.map((one) => keys[one.name] ?? one.name), ...body].sort()).toEqual([...all].sort())
    expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(inPath)
    // Beside a body there is no query; instead of one there is.
    const isInQuery = operation.method === 'GET' || operation.bytes !== undefined || operation.answers !== undefined
    expect(isInQuery ? body : parameters.filter((one) => one.in === 'query')).toEqual([])
  })

  test('tells each of its refusals, under its status', () => {
    for (const code of operation.refusals) {
      const problem = written.responses[STATUS[code]]?.content?.['application/problem+json']
      expect(Object.keys(problem?.examples ?? {})).toContain(code)
    }
  })
})

test('a required key is required, an optional one is not, a key with a default neither', () => {
  const parameters = writtenOf('listAccounts').parameters ?? []
  expect(parameters.filter((one) => one.required)).toEqual([])
  const body = writtenOf('saveValue').requestBody!.content['application/json'].schema as unknown as {
    required: string[]
  }
  expect(body.required.sort()).toEqual(['content', 'version'])
})

test('named shapes stand once, and the schema of an answer takes what the contract takes', () => {
  const { schema } = writtenOf('listEditions').responses['200']!.content!['application/json']!
  expect(schema).toMatchObject({ properties: { editions: { items: { $ref: '#/components/schemas/EditionSummary' } } } })
  expect(z.object({ servers: z.tuple([z.object({ url: z.literal(API_ROOT) })]) }).safeParse(document).success).toBe(
    true,
  )
})

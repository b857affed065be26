import { FEATURES, type FeatureName } from '#contract/operations.ts'
import { API_ROOT, type Operation } from '#contract/operation.ts'
import { rightFor } from '#contract/token-rights.ts'
import { Problem } from '#contract/refusal.ts'
import { FEATURE_TEXTS } from '#text/operations.ts'
import { REFUSALS } from '#text/refusals.ts'
import { SESSION_COOKIE } from '../session-cookie.ts'
import { refusedBy, type ProblemCode } from './refused.ts'
import { inputSchemas, schemaWriter, type JsonSchema, type SchemaWriter } from './schemas.ts'

export type OpenApiDocument = {
  readonly openapi: '3.1.0'
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>
  readonly [key: string]: unknown
}

/** The API as an OpenAPI 3.1 document, made of the contract's own constants and nothing else. */
export function openApiDocument(version: string): OpenApiDocument {
  const writer = schemaWriter()
  writer.answer(Problem, 'Problem')
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const { feature, name, operation } of allOperations()) {
    const path = operation.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: written(feature, name, operation, writer) }
  }
  return {
    openapi: '3.1.0',
    info: INFO(version),
    servers: [{ url: API_ROOT }],
    tags: featureNames().map((name) => ({ name, description: both(FEATURE_TEXTS[name].title) })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'laban_…', description: TOKEN_WORDS },
      },
      schemas: Object.fromEntries(writer.components),
    },
  }
}

export type NamedOperation = { readonly feature: FeatureName; readonly name: string; readonly operation: Operation }

export function allOperations(): NamedOperation[] {
  return featureNames().flatMap((feature) =>
    Object.entries<Operation>(FEATURES[feature]).map(([name, operation]) => ({ feature, name, operation })),
  )
}

export function featureNames(): FeatureName[] {
  return Object.keys(FEATURES) as FeatureName[]
}

/** The sentence pair of an operation. */
export function summaryOf({ feature, name }: Pick<NamedOperation, 'feature' | 'name'>): { vi: string; en: string } {
  return (FEATURE_TEXTS[feature].operations as Record<string, { vi: string; en: string }>)[name]!
}

const INFO = (version: string) => ({
  title: 'La Bàn',
  version,
  summary: 'Bộ chỉ số chuyển đổi số của một tỉnh · A province’s digital-transformation index',
  description: [
    'Một lần từ chối trả lời `application/problem+json` (RFC 9457): `code` không đổi, `titles` là câu tiếng Việt và tiếng Anh. Thời điểm theo UTC; số thập phân là văn bản.',
    'A refusal answers `application/problem+json` (RFC 9457): `code` is stable, `titles` has the sentence in Vietnamese and English. Times are UTC; decimals are text.',
  ].join('\n\n'),
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
})

function written(feature: FeatureName, name: string, operation: Operation, writer: SchemaWriter): JsonSchema {
  const summary = summaryOf({ feature, name })
  return {
    operationId: name,
    tags: [feature],
    summary: both(summary),
    security: securityOf(operation),
    'x-permits': operation.permits,
    'x-token-right': rightFor(operation),
    ...request(operation),
    responses: { ...answered(name, operation, writer), ...refused(operation) },
  }
}

const TOKEN_WORDS =
  'Khoá API, tạo ở Tài khoản của tôi hoặc cấp cho tài khoản hệ thống; chỉ gửi trong đầu mục Authorization, không kèm cookie · An API token, made at My account or for a service account; sent in the header Authorization only, without a cookie'

/** A session does for all that is not public, a token for what its scope may have at all. */
function securityOf(operation: Operation): object[] {
  if (operation.permits === 'public') return []
  return [{ session: [] }, ...(rightFor(operation) === 'never' ? [] : [{ token: [] }])]
}

function both({ vi, en }: { readonly vi: string; readonly en: string }): string {
  return `${vi} · ${en}`
}

/** Keys of the path, then those of the query or of the body, each with what the example gives. */
function request(operation: Operation): JsonSchema {
  const { properties, required } = inputSchemas(operation.input)
  const example = operation.example ?? {}
  const inPath = keysOfPath(operation.path)
  const at = (place: Place) => [...properties].filter(([key]) => placeOf(operation, key) === place)
  const rest = at('body')
  const parameter = (place: Place) => (key: string) => ({
    name: operation.headers?.[key] ?? key,
    in: place,
    ...((place === 'path' || required.has(key)) && { required: true }),
    schema: properties.get(key),
    ...(example[key] !== undefined && { example: example[key] }),
  })
  const parameters = [...inPath].map(parameter('path'))
  for (const place of ['query', 'header'] as const) parameters.push(...at(place).map(([key]) => parameter(place)(key)))
  if (operation.method === 'GET') return parameters.length > 0 ? { parameters } : {}
  const named = [...parameters, ...(operation.refusals.includes('key-reused') ? [IDEMPOTENCY_KEY] : [])]
  const keys = rest.map(([key]) => key).filter((key) => required.has(key))
  const body = {
    schema: { type: 'object', properties: Object.fromEntries(rest), ...(keys.length > 0 && { required: keys }) },
    example: Object.fromEntries(Object.entries(example).filter(([key]) => placeOf(operation, key) === 'body')),
  }
  const requestBody = { ...(keys.length > 0 && { required: true }), content: { 'application/json': body } }
  const bytes = operation.bytes && { required: true, content: { [operation.bytes]: { schema: BINARY } } }
  return {
    ...(named.length > 0 && { parameters: named }),
    ...(rest.length > 0 && { requestBody }),
    ...(bytes && { requestBody: bytes }),
  }
}

type Place = 'path' | 'query' | 'header' | 'body'

const BINARY = { type: 'string', format: 'binary' }

/** Where a key of an operation's input stands in a request. */
export function placeOf({ path, method, headers, bytes, answers }: Operation, key: string): Place {
  if (keysOfPath(path).has(key)) return 'path'
  if (headers?.[key] !== undefined) return 'header'
  return method === 'GET' || bytes !== undefined || answers ? 'query' : 'body'
}

export function keysOfPath(path: string): Set<string> {
  return new Set([...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]!))
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Gửi lại với cùng khoá thì chỉ làm một lần · Sent again with the same key, it is done once',
  schema: { type: 'string', maxLength: 100 },
}

function answered(name: string, operation: Operation, writer: SchemaWriter): JsonSchema {
  const { method, output, answers, file } = operation
  if (answers?.status !== undefined)
    return { [answers.status]: { description: 'Tốt · OK', headers: headersOf(operation) } }
  if (file) {
    const content = Object.fromEntries(file.map((type) => [type, { schema: BINARY }]))
    return { 200: { description: 'Tệp · The file', headers: headersOf(operation), content } }
  }
  const headers = headersOf(operation)
  const content = { 'application/json': { schema: writer.answer(output, name) } }
  const unchanged = { description: 'Không đổi (If-None-Match) · Unchanged (If-None-Match)' }
  return { 200: { description: 'Tốt · OK', headers, content }, ...(method === 'GET' && { 304: unchanged }) }
}

function headersOf({ answers, file }: Operation): JsonSchema {
  const text = { schema: { type: 'string' } }
  const names = answers ? [...Object.values(answers.headers), 'tus-resumable'] : ['ETag']
  return Object.fromEntries([...names, ...(file ? ['Content-Disposition'] : [])].map((name) => [name, text]))
}

function refused(operation: Operation): JsonSchema {
  return Object.fromEntries([...refusedBy(operation)].map(([status, codes]) => [status, refusalAnswer(status, codes)]))
}

function refusalAnswer(status: number, codes: readonly ProblemCode[]): JsonSchema {
  const example = (code: ProblemCode) => {
    const titles = { vi: REFUSALS.vi[code], en: REFUSALS.en[code] }
    const requestId = '01980000-0000-7000-8000-000000000000'
    return { summary: code, value: { type: 'about:blank', title: titles.vi, status, code, requestId, titles } }
  }
  const examples = Object.fromEntries(codes.map((code) => [code, example(code)]))
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples } }
  const waits = { 'Retry-After': { schema: { type: 'integer' } } }
  return { description: codes.join(' · '), ...((status === 429 || status === 503) && { headers: waits }), content }
}

import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** A program that knows the server's address and nothing else: what it asks it has read in `/api/openapi.json`. */
export type ForeignProgram = {
  readonly operations: readonly Documented[]
  /** Sends an operation's example with some keys replaced; the caller is whose cookie it is. */
  readonly send: (name: string, changes?: Keys, cookie?: string, bytes?: Uint8Array<ArrayBuffer>) => Promise<Answer>
  /** What about an answer is not as documented; empty where it all is. */
  readonly faultsOf: (answer: Answer) => string[]
}

export type Keys = Readonly<Record<string, unknown>>

export type Documented = {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly isOpen: boolean
  readonly parameters: readonly Parameter[]
  readonly body: { readonly properties: Keys; readonly example: Keys } | undefined
  /** Of what type a body is that is no JSON. */
  readonly bytes: string | undefined
  /** The codes that it may refuse with, by status. */
  readonly refusals: ReadonlyMap<number, readonly string[]>
}

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly example?: unknown
  readonly schema: Keys
}

export type Answer = {
  readonly name: string
  readonly status: number
  readonly type: string
  readonly headers: Headers
  readonly body: unknown
}

type Written = {
  readonly operationId: string
  readonly security: readonly object[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { content: Record<string, { schema: { properties: Keys }; example: Keys }> }
  readonly responses: Record<string, { content?: Record<string, { examples?: Keys }> }>
}
type Document = {
  readonly servers: readonly [{ readonly url: string }]
  readonly paths: Record<string, Record<string, Written>>
}

const DOCUMENT = 'openapi.json'

export async function foreignProgram(origin: string): Promise<ForeignProgram> {
  const document = (await (await fetch(`${origin}/api/${DOCUMENT}`)).json()) as Document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, written]) => documented(path, method, written)),
  )
  const root = origin + document.servers[0].url
  const named = (name: string): Documented => operations.find((one) => one.name === name)!
  return {
    operations,
    send: async (name, changes = {}, cookie, bytes) =>
      answered(name, await fetch(...request(root, named(name), changes, cookie, bytes))),
    faultsOf: checkerOf(document, named),
  }
}

function documented(path: string, method: string, written: Written): Documented {
  const { operationId: name, security, parameters = [], requestBody, responses } = written
  const json = requestBody?.content['application/json']
  const refusals = Object.entries(responses).flatMap(([status, { content }]): [number, string[]][] => {
    const problem = content?.['application/problem+json']
    return problem ? [[Number(status), Object.keys(problem.examples ?? {})]] : []
  })
  return {
    name,
    method: method.toUpperCase(),
    path,
    isOpen: security.length === 0,
    parameters: parameters.filter(({ name }) => name !== 'Idempotency-Key'),
    body: json && { properties: json.schema.properties, example: json.example },
    bytes: Object.keys(requestBody?.content ?? {}).find((type) => type !== 'application/json'),
    refusals: new Map(refusals),
  }
}

function request(
  root: string,
  operation: Documented,
  changes: Keys,
  cookie?: string,
  sent?: Uint8Array<ArrayBuffer>,
): [string, RequestInit] {
  const { method, path, parameters, body, bytes } = operation
  const examples = parameters.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example] as const]))
  const input: Record<string, unknown> = { ...Object.fromEntries(examples), ...body?.example, ...changes }
  const unknown = Object.keys(changes).filter(
    (key) => !parameters.some(({ name }) => name === key) && !(key in (body?.properties ?? {})),
  )
  if (unknown.length > 0) throw new Error(`${operation.name} documents no ${unknown.join(', ')}`)
  const of = (place: Parameter['in']): string[] => parameters.filter((one) => one.in === place).map(({ name }) => name)
  const filled = of('path').reduce(
    (text, key) => text.replace(`{${key}}`, encodeURIComponent(String(input[key]))),
    path,
  )
  const asked = of('query').filter((key) => input[key] !== undefined)
  const query = new URLSearchParams(asked.map((key): [string, string] => [key, String(input[key])]))
  const rest = Object.entries(input).filter(([key]) => key in (body?.properties ?? {}))
  return [
    `${root}${filled}${asked.length > 0 ? `?${query.toString()}` : ''}`,
    {
      method,
      headers: {
        ...(cookie !== undefined && { cookie }),
        ...(body && { 'content-type': 'application/json' }),
        ...(sent && bytes !== undefined && { 'content-type': bytes }),
        ...Object.fromEntries(of('header').map((key) => [key, String(input[key])])),
      },
      ...(sent && { body: sent }),
      ...(body && { body: JSON.stringify(Object.fromEntries(rest)) }),
    },
  ]
}

export async function answered(name: string, response: Response): Promise<Answer> {
  const text = await response.text()
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  const { status, headers } = response
  return { name, status, type, headers, body: /[/+]json$/.test(type) ? (JSON.parse(text) as unknown) : text }
}

function checkerOf(document: Document, named: (name: string) => Documented): ForeignProgram['faultsOf'] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(document, DOCUMENT)
  return ({ name, status, type, body }) => {
    const { path, method } = named(name)
    const place = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema']
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
    if (!(String(status) in document.paths[path]![method.toLowerCase()]!.responses)) return [`${name}: ${status}`]
    const { content } = document.paths[path]![method.toLowerCase()]!.responses[String(status)] ?? {}
    if (content === undefined && body === '') return []
    const validate = ajv.getSchema(`${DOCUMENT}#/${pointer}`)
    if (!validate) return [`${name}: ${status} ${type}`]
    if (validate(body) === true) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${name}: ${status} ${instancePath} ${message}`)
  }
}

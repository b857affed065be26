import { API_ROOT, type Operation } from '#contract/operation.ts'
import { rightFor } from '#contract/token-rights.ts'
import { Ownership, Role } from '#domain/permission/role.ts'
import type { ReferenceWords } from '#text/reference.ts'
import { OWNERSHIPS, ROLES } from '#text/roles.ts'
import { SESSION_COOKIE } from '../session-cookie.ts'
import { keysOfPath, placeOf, summaryOf, type NamedOperation } from './document.ts'
import { fieldRows } from './field-rows.ts'
import { markup, type Markup } from './markup.ts'
import { fieldTable, refusalTable, type Words } from './reference-tables.ts'
import { OF_TOKENS, refusedBy, type ProblemCode } from './refused.ts'
import { inputSchemas, type JsonSchema } from './schemas.ts'

/** What any operation may answer: said once at the top of the page instead of at each. */
export const EVERYWHERE = [
  'too-large',
  'too-many-requests',
  ...OF_TOKENS,
  'internal',
  'unavailable',
] as const satisfies readonly ProblemCode[]

/** One operation: who may call it, what is sent, what comes back, how it may be refused, an example. */
export function operationSection(named: NamedOperation, answer: JsonSchema, said: Words): Markup {
  const { name, operation } = named
  const { words, language } = said
  const refusals = [...refusedBy(operation)]
    .flatMap(([status, codes]) => codes.map((code) => [status, code] as const))
    .filter(([, code]) => !(EVERYWHERE as readonly ProblemCode[]).includes(code))
  return markup`<article id="${name}">
    <h3>${summaryOf(named)[language]} <code class="operation">${name}</code></h3>
    <p class="address"><span class="method">${operation.method}</span> <code>${addressOf(operation)}</code></p>
    <dl>
      <dt>${words.who}</dt>
      <dd>${whoMay(operation, said)}</dd>
      ${
        operation.permits !== 'public' &&
        markup`<dt>${words.byToken}</dt>
          <dd>${byToken(operation, words)}</dd>`
      }
      ${
        operation.from &&
        markup`<dt>${words.states}</dt>
          <dd>${operation.from.map((state) => markup`<code>${state}</code> `)}</dd>`
      }
    </dl>
    <h4>${words.input}</h4>
    ${inputTable(operation, words)}
    <h4>${words.answer}</h4>
    ${operation.file ? markup`<p>${operation.file.map((type) => markup`<code>${type}</code> `)}</p>` : answerTable(answer, words)}
    ${
      refusals.length > 0 &&
      markup`<h4>${words.refusals}</h4>
        ${refusalTable(refusals, said)}`
    }
    <h4>${words.example}</h4>
    <pre tabindex="0"><code>${curlOf(operation)}</code></pre>
  </article>`
}

/** A long address breaks at its slashes. */
function addressOf({ path }: Operation): Markup {
  const parts = `${API_ROOT}${path.replace(/:([A-Za-z]+)/g, '{$1}')}`.split('/').slice(1)
  return markup`${parts.map((part) => markup`<wbr />/${part}`)}`
}

function whoMay({ permits }: Operation, { words, language }: Words): string {
  if (permits === 'public') return words.public
  if (permits === 'signed-in') return words.signedIn
  const roles = Role.options.flatMap((role) => {
    const owned = permits[role]
    if (!owned || owned.length === 0) return []
    const whose =
      owned.length === Ownership.options.length ? [words.anybodys] : owned.map((one) => OWNERSHIPS[language][one])
    return [`${ROLES[language][role]} (${whose.join(', ')})`]
  })
  return roles.join(' · ')
}

function byToken(operation: Operation, words: ReferenceWords): Markup {
  const right = rightFor(operation)
  return right === 'never' || right === 'open' ? markup`${words.never}` : markup`<code>${right}</code>`
}

function inputTable(operation: Operation, words: ReferenceWords): Markup {
  const { properties, required } = inputSchemas(operation.input)
  const inPath = keysOfPath(operation.path)
  const placeWord = (key: string): string => words.places[key === KEY_HEADER ? 'header' : placeOf(operation, key)]
  const ordered = [...properties].sort(([a], [b]) => Number(inPath.has(b)) - Number(inPath.has(a)))
  if (operation.refusals.includes('key-reused')) ordered.push([KEY_HEADER, { type: 'string', maxLength: 100 }])
  if (ordered.length === 0) return markup`<p>${words.nothing}</p>`
  const schema = { properties: Object.fromEntries(ordered), required: [...required] }
  return fieldTable(fieldRows(schema, words), words, (row) =>
    row.depth === 0 && row.of === undefined ? placeWord(row.name) : '',
  )
}

const KEY_HEADER = 'Idempotency-Key'

function answerTable(schema: JsonSchema, words: ReferenceWords): Markup {
  const ref = schema['$ref']
  if (typeof ref === 'string') {
    const name = ref.split('/').at(-1)!
    return markup`<p><a href="#shape-${name}">${name}</a></p>`
  }
  const rows = fieldRows(schema, words)
  if (rows.length > 0) return fieldTable(rows, words)
  return markup`<p>${schema['properties'] === undefined ? words.types.object : words.nothing}</p>`
}

/** The example as a command; $LABAN stands for the server's address, $SESSION for the cookie's value. */
function curlOf(operation: Operation): string {
  const example = operation.example ?? {}
  const path = operation.path.replace(/:([A-Za-z]+)/g, (_, key: string) => encodeURIComponent(String(example[key])))
  const at = (place: ReturnType<typeof placeOf>) =>
    Object.entries(example).filter(([key]) => placeOf(operation, key) === place)
  const query = at('query')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&')
  const isRead = operation.method === 'GET'
  const lines = [`curl ${isRead ? '' : `-X ${operation.method} `}"$LABAN${API_ROOT}${path}${query && `?${query}`}"`]
  if (operation.permits !== 'public') lines.push(`  -b "${SESSION_COOKIE}=$SESSION"`)
  for (const [key, value] of at('header')) lines.push(`  -H '${operation.headers![key]}: ${String(value)}'`)
  if (operation.bytes !== undefined) {
    lines.push(`  -H 'content-type: ${operation.bytes}'`, `  --data-binary @tep.pdf`)
  } else if (!isRead && operation.answers === undefined) {
    lines.push(`  -H 'content-type: application/json'`)
    lines.push(`  -d '${JSON.stringify(Object.fromEntries(at('body')), undefined, 2).replaceAll("'", "'\\''")}'`)
  }
  if (operation.file) lines.push(`  -OJ`)
  return lines.join(' \\\n')
}

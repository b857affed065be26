import type { Language } from '#text/language.ts'
import { FEATURE_TEXTS } from '#text/operations.ts'
import { REFERENCE } from '#text/reference.ts'
import { STATUS } from '../refusal.ts'
import { allOperations, featureNames, openApiDocument, summaryOf, type NamedOperation } from './document.ts'
import { fieldRows } from './field-rows.ts'
import { markup, type Markup } from './markup.ts'
import { EVERYWHERE, operationSection } from './operation-article.ts'
import { fieldTable, refusalTable, type Words } from './reference-tables.ts'
import type { JsonSchema } from './schemas.ts'

/** Where the reference and its parts are. */
export const REFERENCE_PATHS = {
  page: '/api/reference',
  style: '/api/reference.css',
  sign: '/api/reference.svg',
  document: '/api/openapi.json',
} as const

type Feature = { readonly id: string; readonly title: string; readonly operations: readonly NamedOperation[] }

/** The reference as one page without a script: what can be called, by whom, with what, and what comes back. */
export function referencePage(version: string, language: Language): string {
  const words = REFERENCE[language]
  const features = featureNames().map((id) => ({
    id,
    title: FEATURE_TEXTS[id].title[language],
    operations: allOperations().filter((one) => one.feature === id),
  }))
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="icon" href="${REFERENCE_PATHS.sign}">
<link rel="stylesheet" href="${REFERENCE_PATHS.style}">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
${banner({ words, language })}
${navigation(features, { words, language })}
${content(version, features, { words, language })}
</body>
</html>
`.text
}

function banner({ words, language }: Words): Markup {
  const other = language === 'vi' ? 'en' : 'vi'
  return markup`<header>
<p class="name"><a href="/">La Bàn</a></p>
<p><a href="${REFERENCE_PATHS.document}">${words.document}</a></p>
<p><a href="?lang=${other}" hreflang="${other}" lang="${other}">${words.other}</a></p>
</header>`
}

function navigation(features: readonly Feature[], { words, language }: Words): Markup {
  const link = (one: NamedOperation): Markup => markup`<li><a href="#${one.name}">${summaryOf(one)[language]}</a></li>`
  return markup`<nav aria-label="${words.contents}">
${features.map(({ id, title, operations }) => markup`<h2><a href="#${id}">${title}</a></h2><ul>${operations.map(link)}</ul>`)}
<h2><a href="#shapes">${words.shapes}</a></h2>
</nav>`
}

function content(version: string, features: readonly Feature[], said: Words): Markup {
  const { words } = said
  const document = openApiDocument(version)
  const { schemas } = document['components'] as { schemas: Record<string, JsonSchema> }
  const size = `${version} · ${allOperations().length} ${words.operations}`
  const articles = (operations: readonly NamedOperation[]): Markup[] =>
    operations.map((one) => operationSection(one, answerOf(document, one), said))
  return markup`<main id="content">
<h1>${words.title}</h1>
<p class="lead">${words.lead} <span class="limits">${size}</span></p>
<section><h2>${words.general}</h2><ul class="rules">${words.rules.map((rule) => markup`<li>${rule}</li>`)}</ul>
<h3>${words.everywhere}</h3>${refusalTable(
    EVERYWHERE.map((code) => [code === 'internal' ? 500 : STATUS[code], code]),
    said,
  )}</section>
${features.map(({ id, title, operations }) => markup`<section><h2 id="${id}">${title}</h2>${articles(operations)}</section>`)}
<section><h2 id="shapes">${words.shapes}</h2>
${Object.entries(schemas).map(([name, schema]) => shapeSection(name, schema, said))}</section>
</main>`
}

type Answered = { responses: { 200: { content: { 'application/json': { schema: JsonSchema } } } } }

/** The schema of what an operation answers, as the document has it. */
function answerOf(document: ReturnType<typeof openApiDocument>, { operation }: NamedOperation): JsonSchema {
  const { file, answers } = operation
  if (file) return {}
  if (answers?.status !== undefined) {
    const names = Object.values(answers.headers)
    return { properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])), required: names }
  }
  const path = operation.path.replace(/:([A-Za-z]+)/g, '{$1}')
  const { responses } = document.paths[path]![operation.method.toLowerCase()] as unknown as Answered
  return responses[200].content['application/json'].schema
}

function shapeSection(name: string, schema: JsonSchema, { words }: Words): Markup {
  const rows = fieldRows(schema, words)
  const codes = (schema['enum'] ?? []) as readonly string[]
  const plain = markup`<p>${codes.length > 0 ? codes.map((code) => markup`<code>${code}</code> `) : words.types.string}</p>`
  return markup`<article id="shape-${name}">
    <h3>${name}</h3>
    ${rows.length > 0 ? fieldTable(rows, words) : plain}
  </article>`
}

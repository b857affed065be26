import type { Language } from '#text/language.ts'
import type { ReferenceWords } from '#text/reference.ts'
import { REFUSALS } from '#text/refusals.ts'
import type { FieldRow } from './field-rows.ts'
import { markup, type Markup } from './markup.ts'
import type { ProblemCode } from './refused.ts'

/** In which language, and with which words, a part of the page is written. */
export type Words = { readonly words: ReferenceWords; readonly language: Language }

export function fieldTable(
  rows: readonly FieldRow[],
  words: ReferenceWords,
  placeOf?: (row: FieldRow) => string,
): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${words.field}">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.field}</th>
          <th scope="col">${words.kind}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => {
          const notes = [placeOf?.(row), row.of, row.isRequired ? undefined : words.optional].filter(Boolean).join(', ')
          return markup`<tr>
            <th scope="row" class="depth-${Math.min(row.depth, 4)}">
              <code>${row.name}</code> <span class="limits">${notes}</span>
            </th>
            <td>${row.kind}</td>
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}

export function refusalTable(
  refusals: readonly (readonly [number, ProblemCode])[],
  { words, language }: Words,
): Markup {
  return markup`<table class="refusals">
    <thead>
      <tr>
        <th scope="col">${words.status}</th>
        <th scope="col">${words.code}</th>
        <th scope="col">${words.sentence}</th>
      </tr>
    </thead>
    <tbody>
      ${refusals.map(
        ([status, code]) =>
          markup`<tr>
            <td>${status}</td>
            <td><code>${code}</code></td>
            <td>${REFUSALS[language][code]}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

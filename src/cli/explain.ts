import { toFraction, toDecimal, toNumber, type Exact } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import { isChoice, isNumber, type Given } from '#domain/edition/formula/given.ts'
import type { Outcome } from '#domain/edition/formula/evaluate.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import { substituted } from '#domain/edition/formula/substituted.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { explainLeaf, type LeafExplanation } from '#domain/scoring/explain.ts'
import type { Inputs, Origin } from '#domain/scoring/inputs.ts'
import { numberText, type Language } from '#text/language.ts'
import { lossSentence } from '#text/loss-reasons.ts'
import { statusText } from '#text/statuses.ts'
import { done, failed, Misuse, optional, type Command, type Options, type Output } from './command.ts'
import { indented, jsonText } from './print.ts'
import { readInputs, SCORING_OPTIONS } from './scored-values.ts'

export const explainCommand: Command = {
  name: 'explain',
  usage: '--edition ID|FILE --values FILE [--organisation NAME] [--criterion CODE]',
  positionals: 0,
  options: [
    ...SCORING_OPTIONS,
    { name: 'organisation', argument: 'NAME', vi: 'chỉ một đơn vị', en: 'one organisation only' },
    {
      name: 'criterion',
      argument: 'CODE',
      vi: 'chỉ một tiêu chí, hoặc mọi tiêu chí dưới một nhóm',
      en: 'one criterion, or all below a group',
    },
  ],
  vi: 'Giải thích từng điểm: số liệu, công thức thay số, kết quả từng bước, vì sao mất điểm.',
  en: 'Explains every point: values, the formula with numbers put in, each step, why points are lost.',
  run: explainValues,
}

async function explainValues(options: Options): Promise<Output> {
  const { inputs, errors } = await readInputs(options)
  if (!inputs) return failed([], errors)
  const nodes = askedNodes(inputs, optional(options, 'criterion'))
  const rows = askedRows(inputs, optional(options, 'organisation'))
  const stdout = options.json
    ? jsonPieces(explained(inputs, nodes, rows), options.language)
    : textPieces(explained(inputs, nodes, rows), options.language)
  return errors.length > 0 ? failed(stdout, errors) : done(stdout)
}

/** One by one: thousands of organisations do not fit into memory at once. */
function* explained(
  inputs: Inputs,
  nodes: readonly OutlineNode[],
  rows: readonly number[],
): Generator<LeafExplanation> {
  for (const row of rows) for (const node of nodes) yield explainLeaf(inputs, node, row)
}

function* textPieces(explanations: Iterable<LeafExplanation>, language: Language): Generator<string> {
  for (const one of explanations) yield* asText(one, language)
}

function* jsonPieces(explanations: Iterable<LeafExplanation>, language: Language): Generator<string> {
  let separator = '['
  for (const one of explanations) {
    yield `${separator}\n${jsonText(asJson(one, language)).trimEnd()}`
    separator = ','
  }
  yield separator === '[' ? '[]\n' : '\n]\n'
}

function askedNodes(inputs: Inputs, code: string | undefined): readonly OutlineNode[] {
  if (code === undefined) return inputs.outline.leaves
  const node = inputs.outline.byCode.get(code)
  if (!node)
    throw new Misuse(`không có tiêu chí «${code}» trong bộ chỉ số`, `there is no criterion "${code}" in the set`)
  return inputs.outline.nodes.slice(node.index, node.end).filter((below) => below.leaf)
}

function askedRows(inputs: Inputs, id: string | undefined): number[] {
  const rows = inputs.members.flatMap((member, row) => (id === undefined || member.id === id ? [row] : []))
  if (rows.length > 0 || id === undefined) return rows
  throw new Misuse(`không có đơn vị «${id}» trong số liệu`, `there is no organisation "${id}" in the values`)
}

function asText(one: LeafExplanation, language: Language): string[] {
  const { node, outcome } = one
  const vi = language === 'vi'
  const rule = node.leaf!.formula
  const given = (name: string): Given | undefined => one.letters.find((letter) => letter.letter.name === name)?.given
  const notation = vi ? 'vietnamese' : 'canonical'
  return [
    `${one.organisation.name} · ${node.codes.join(' = ')} ${node.row.title.text}\n`,
    indented(
      1,
      `${vi ? 'Điểm' : 'Points'}: ${figure(outcome.points, language)} / ${figure(one.max, language)} (${statusText(outcome.status, language)})`,
    ),
    indented(
      1,
      `${vi ? 'Căn cứ' : 'Article'}: ${node.article}${node.row.line === undefined ? '' : `, ${vi ? 'dòng' : 'line'} ${node.row.line}`}`,
    ),
    ...one.letters.map(({ letter, origin, given: value }) =>
      indented(
        1,
        `${letter.name} = ${value === undefined ? statusText('missing', language) : givenText(value, language)}${unitOf(letter.item.unit, value)} · ${letter.item.name} (${letter.item.id}; ${originText(origin, language)})`,
      ),
    ),
    ...(rule
      ? [
          indented(1, `${vi ? 'Công thức' : 'Formula'}: ${printFormula(rule, notation)}`),
          indented(
            1,
            `${vi ? 'Thay số' : 'With numbers'}: ${substituted(rule, { max: node.leaf!.max, given, notation })}`,
          ),
        ]
      : []),
    ...one.steps.map(({ part, outcome: result }) =>
      indented(2, `${printFormula(part, notation)} = ${outcomeText(result, language)}`),
    ),
    ...one.conditions
      .filter((condition) => condition.holds === false)
      .map(({ condition }) =>
        indented(1, `${vi ? 'Trái điều kiện' : 'Breaks the condition'}: ${printFormula(condition, notation)}`),
      ),
    indented(1, `${vi ? 'Kết luận' : 'Conclusion'}: ${lossSentence(one, language)}`),
    ...node.row.notes.map((note) => indented(1, `${vi ? 'Ghi chú' : 'Note'}: ${note[language]}`)),
    '\n',
  ]
}

function asJson(one: LeafExplanation, language: Language): unknown {
  const { node, outcome } = one
  const given = (name: string): Given | undefined => one.letters.find((letter) => letter.letter.name === name)?.given
  return {
    organisation: one.organisation.id,
    code: node.code,
    codes: node.codes,
    title: node.row.title.text,
    article: node.article,
    line: node.row.line,
    points: String(toNumber(outcome.points)),
    exact: toFraction(outcome.points),
    max: toShortDecimal(one.max),
    lost: toFraction(one.lost),
    status: outcome.status,
    reason: lossSentence(one, language),
    formula: node.row.formula,
    substituted:
      node.leaf!.formula && substituted(node.leaf!.formula, { max: node.leaf!.max, given, notation: 'canonical' }),
    variables: one.letters.map(({ letter, origin, given: value }) => ({
      variable: letter.name,
      item: letter.item.id,
      name: letter.item.name,
      of: letter.variable.of,
      combine: letter.variable.combine,
      subjects: origin.subjects.map((subject) => subject.id),
      told: origin.told,
      period: origin.period,
      value: value === undefined ? null : givenText(value, undefined),
    })),
    steps: one.steps.map(({ part, outcome: result }) => ({
      part: printFormula(part),
      value: outcomeText(result, undefined),
    })),
    conditions: one.conditions.map(({ condition, holds }) => ({
      condition: printFormula(condition),
      holds: holds ?? null,
    })),
    notes: node.row.notes.map(({ vi, en }) => ({ vi, en })),
  }
}

/** "Sở Y tế, 2020": whose figure it is and when; a figure told by the reader itself says so. */
function originText(origin: Origin, language: Language): string {
  const names = origin.subjects.map((subject) => subject.name).join(', ')
  const told = origin.told ? (language === 'vi' ? 'theo khai của ' : 'as told by ') : ''
  return `${told}${names === '' ? '–' : names}, ${origin.period}`
}

/** Decimal where it ends, else the fraction and its first decimals. */
function figure(value: Exact, language: Language | undefined): string {
  const text = toShortDecimal(value)
  if (language === undefined) return text
  return text.includes('/') ? `${text} ≈ ${numberText(toDecimal(value, 4), language)}` : numberText(text, language)
}

function givenText(given: Given, language: Language | undefined): string {
  if (isNumber(given)) return figure(given, language)
  if (isChoice(given)) return given.slug
  return language === undefined ? String(given) : language === 'vi' ? (given ? 'có' : 'không') : given ? 'yes' : 'no'
}

function unitOf(unit: string | undefined, given: Given | undefined): string {
  return unit !== undefined && given !== undefined && isNumber(given) ? ` ${unit}` : ''
}

function outcomeText(outcome: Outcome, language: Language | undefined): string {
  switch (outcome.kind) {
    case 'number':
      return figure(outcome.value, language)
    case 'truth':
      return givenText(outcome.value, language)
    case 'choice':
      return outcome.slug
    case 'failed':
      return statusText(outcome.missing.length > 0 ? 'missing' : 'undefined', language ?? 'en')
  }
}

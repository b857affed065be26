import { editionIds, readEdition, readItems } from '#content/library.ts'
import { attainable } from '#domain/edition/check/children-sums.ts'
import { isFault, type Finding } from '#domain/edition/finding.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import { outlineOf, type OutlineNode } from '#domain/edition/outline.ts'
import { totalOf } from '#domain/scoring/published.ts'
import { sumOf } from '#domain/scoring/score.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import { findingText, severityText } from '#text/findings.ts'
import { numberText, type Language } from '#text/language.ts'
import { done, failed, type Command, type Options, type Output } from './command.ts'
import { faultPlaces, findingsOf, loadEdition, placed } from './edition-source.ts'
import { indented, jsonText } from './print.ts'

export const editionList: Command = {
  name: 'edition list',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'Liệt kê các bộ chỉ số có sẵn.',
  en: 'Lists the editions that come with the program.',
  run: async ({ json, language }) => {
    const items = readItems()
    const editions = editionIds().map((id) => summary(id, items))
    if (json) return done([jsonText(editions)])
    return done(
      editions.map(
        (one) =>
          `${one.id}\t${one.number}\t${one.issuedOn}\t${numberText(one.max, language)}\t${one.leaves}\t${one.title[language]}\n`,
      ),
    )
  },
}

export const editionShow: Command = {
  name: 'edition show',
  usage: 'ID|FILE',
  positionals: 1,
  options: [],
  vi: 'In cây của một bộ chỉ số: mã, tên, điểm tối đa, công thức, biến.',
  en: 'Prints the tree of an edition: codes, titles, maxima, formulas, variables.',
  run: async (options) => {
    const { edition, items } = loadEdition(options.positionals[0]!)
    const { outline } = outlineOf(edition, items)
    const used = new Set(outline.leaves.flatMap((node) => node.leaf!.letters.map((letter) => letter.item.id)))
    if (options.json)
      return done([jsonText({ ...edition, items: [...items.values()].filter((item) => used.has(item.id)) })])
    const maximum = (node: OutlineNode): string => toShortDecimal(attainable(outline, node))
    return done(outline.nodes.flatMap((node) => shown(node, maximum(node), options.language)))
  },
}

export const editionCheck: Command = {
  name: 'edition check',
  usage: 'ID|FILE',
  positionals: 1,
  options: [],
  vi: 'Kiểm tra một bộ chỉ số bằng tính toán: tổng không khớp, công thức vượt khoảng, mẫu số bằng 0, ví dụ sai…',
  en: 'Checks an edition by computing: sums, ranges, divisors, examples, codes, items.',
  run: checkNamed,
}

async function checkNamed(options: Options): Promise<Output> {
  const { language } = options
  const loaded = loadEdition(options.positionals[0]!)
  const findings = findingsOf(loaded)
  const faultPlace = findings.some(isFault) ? faultPlaces(loaded.file, language) : undefined
  const place = (one: Finding): string => (isFault(one) && faultPlace ? faultPlace(one) : placed(one, language))
  const stdout = options.json
    ? [jsonText(findings.map((one) => findingJson(one)))]
    : [...findings.map((one) => findingLines(one, place(one), language)), total(findings, language)]
  return findings.length > 0 ? failed(stdout, []) : done(stdout)
}

function summary(id: string, catalogue: ItemCatalogue) {
  const edition = readEdition(id)
  const items = new Map([...catalogue, ...edition.items.map((item) => [item.id, item] as const)])
  const { outline } = outlineOf(edition, items)
  const max = toShortDecimal(sumOf(totalOf(outline.nodes).map((node) => attainable(outline, node))))
  return {
    id,
    title: edition.title,
    number: edition.number,
    issuedBy: edition.issuedBy,
    issuedOn: edition.issuedOn,
    max,
    nodes: outline.nodes.length,
    leaves: outline.leaves.length,
  }
}

function shown(node: OutlineNode, maximum: string, language: Language): string[] {
  const vi = language === 'vi'
  const printed =
    node.printedMax !== undefined && node.printedMax !== maximum
      ? vi
        ? `, in ${node.printedMax}`
        : `, printed ${node.printedMax}`
      : ''
  const head = indented(node.depth, `${node.codes.join(' = ')} ${node.row.title.text} [${maximum}${printed}]`)
  const formula = node.leaf?.formula
  if (!formula) return [head]
  const letters = node.leaf.letters.map(({ name, item, variable }) =>
    indented(node.depth + 2, `${name}: ${item.name} (${item.id}${variable.of === 'own' ? '' : `, ${variable.of}`})`),
  )
  return [head, indented(node.depth + 1, printFormula(formula, vi ? 'vietnamese' : 'canonical')), ...letters]
}

function findingLines(finding: Finding, place: string, language: Language): string {
  const explained = finding.explainedBy
    ? `    ${language === 'vi' ? 'đã giải thích' : 'explained'}: ${finding.explainedBy[language]}\n`
    : ''
  return `[${severityText(finding.severity, language)}] ${place}\n${explained}`
}

function findingJson(finding: Finding): unknown {
  const { code, severity, node, line, params, explainedBy } = finding
  const note = explainedBy && { vi: explainedBy.vi, en: explainedBy.en }
  return {
    code,
    severity,
    node: node ?? null,
    line: line ?? null,
    vi: findingText(finding, 'vi'),
    en: findingText(finding, 'en'),
    params,
    explained: Boolean(note),
    note: note ?? null,
  }
}

function total(findings: readonly Finding[], language: Language): string {
  const explained = findings.filter((one) => one.explainedBy).length
  return language === 'vi'
    ? `${findings.length} phát hiện, ${explained} đã giải thích\n`
    : `${findings.length} findings, ${explained} explained\n`
}

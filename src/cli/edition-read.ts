import { readFileSync, statSync } from 'node:fs'
import { readAnnex, type AnnexNode, type ReadAnnex } from '#domain/edition/annex/read-annex.ts'
import type { AnnexDoubt } from '#domain/edition/annex/annex-doubt.ts'
import { parseFormula } from '#domain/edition/formula/parser.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import type { Certainty, Proposal, ProposedLetter, WordingDoubt } from '#domain/edition/wording/proposal.ts'
import { annexDoubtText, certaintyText, unnamedText, wordingDoubtText } from '#text/annex-doubts.ts'
import { annexFileFaultText } from '#text/annex-faults.ts'
import { reasonText } from '#text/file-reasons.ts'
import { numberText, type Language } from '#text/language.ts'
import { shown } from '#text/shown.ts'
import { done, Unusable, type Command, type Options, type Output } from './command.ts'
import { indented, jsonText } from './print.ts'

export const editionRead: Command = {
  name: 'edition read',
  usage: 'FILE.docx|FILE.xlsx',
  positionals: 1,
  options: [],
  vi: 'Đọc phụ lục Word hoặc Excel của một bộ chỉ số: cây, điểm tối đa, công thức đề xuất, chỗ nghi ngờ. Không ghi gì.',
  en: 'Reads the Word or Excel annex of an index set: tree, maxima, proposed formulas, doubts. Writes nothing.',
  run: readFile,
}

async function readFile({ positionals, json, language }: Options): Promise<Output> {
  const file = positionals[0]!
  const annex = await annexOf(file, language)
  if (json) return done([jsonText({ ...annex, counts: countsOf(annex) })])
  return done(printed(annex, language))
}

async function annexOf(file: string, language: Language): Promise<ReadAnnex> {
  // The readers of archives and XML are loaded only here.
  const { readAnnexFile } = await import('#office/annex/annex-file.ts')
  const { AnnexFileError } = await import('#office/annex/annex-file-error.ts')
  const { MOST_FILE_BYTES } = await import('#office/annex/limits.ts')
  try {
    const { size } = statSync(file)
    if (size > MOST_FILE_BYTES) throw new AnnexFileError('file-too-large', { bytes: size, most: MOST_FILE_BYTES })
    return readAnnex(await readAnnexFile(readFileSync(file)))
  } catch (error) {
    if (error instanceof AnnexFileError) throw new Unusable([`${file}: ${annexFileFaultText(error.fault, language)}`])
    if (error instanceof Error && 'code' in error) throw new Unusable([`${file}: ${reasonText(error.code, language)}`])
    throw error
  }
}

type Counts = Record<Certainty, number> & { rows: number; criteria: number; doubts: number }

function countsOf({ nodes, doubts }: ReadAnnex): Counts {
  const proposals = nodes.flatMap((node) => node.proposal ?? [])
  const of = (certainty: Certainty): number => proposals.filter((one) => one.certainty === certainty).length
  const rows = nodes.length + nodes.flatMap((node) => node.also).length
  return {
    rows,
    criteria: proposals.length,
    certain: of('certain'),
    likely: of('likely'),
    open: of('open'),
    doubts: doubts.length,
  }
}

function* printed(annex: ReadAnnex, language: Language): Generator<string> {
  const depths: number[] = []
  for (const node of annex.nodes) {
    const depth = node.parent === undefined ? 0 : depths[node.parent]! + 1
    depths.push(depth)
    yield* nodeLines(node, depth, language)
  }
  for (const doubt of annex.doubts) yield doubtLine(doubt, language)
  yield countsLine(countsOf(annex), language)
}

function* nodeLines(node: AnnexNode, depth: number, language: Language): Generator<string> {
  const codes = [node.code, ...node.also.map((one) => one.code)].map((code) => shown(code)).join(' = ')
  const max = node.max === undefined ? '' : ` [${numberText(node.max, language)}]`
  yield indented(depth, `${codes} ${shown(node.title, 300)}${max}`)
  if (node.proposal) yield* proposalLines(node.proposal, node, depth + 1, language)
}

function* proposalLines(proposal: Proposal, node: AnnexNode, depth: number, language: Language): Generator<string> {
  const { formula } = proposal.formula === undefined ? {} : parseFormula(proposal.formula)
  const text = formula ? printFormula(formula, language === 'vi' ? 'vietnamese' : 'canonical') : '—'
  yield indented(depth, `${text}  (${certaintyText(proposal.certainty, language)})`)
  for (const letter of proposal.letters) yield indented(depth + 1, `${letter.name}: ${letterText(letter, language)}`)
  for (const doubt of proposal.doubts)
    yield indented(depth + 1, `! ${wordingDoubtText(doubt.code, language)} “${shown(wordsOf(doubt, node), 120)}”`)
}

function letterText({ text, options }: ProposedLetter, language: Language): string {
  if (text === '') return unnamedText(language)
  const levels = options.map((option) => shown(option.name, 120)).join(' · ')
  return `${shown(text, 200)}${levels === '' ? '' : `: ${levels}`}`
}

function wordsOf({ source, start, end }: WordingDoubt, node: AnnexNode): string {
  return node[source].slice(start, end).replaceAll('\n', ' ')
}

function doubtLine(doubt: AnnexDoubt, language: Language): string {
  const { place, node } = doubt
  const [table, row] = language === 'vi' ? ['bảng', 'dòng'] : ['table', 'row']
  const where = place ? `${table} ${place.table}, ${row} ${place.row}: ` : ''
  return `! ${where}${node === undefined || node === '' ? '' : `${shown(node)}: `}${annexDoubtText(doubt, language)}\n`
}

function countsLine({ rows, criteria, certain, likely, open, doubts }: Counts, language: Language): string {
  return language === 'vi'
    ? `${rows} dòng, ${criteria} tiêu chí chấm điểm: ${certain} công thức chắc chắn, ${likely} cần xem, ${open} cần viết; ${doubts} chỗ nghi ngờ trong bảng\n`
    : `${rows} rows, ${criteria} criteria: ${certain} formulas certain, ${likely} to be looked at, ${open} to be written; ${doubts} doubts about the table\n`
}

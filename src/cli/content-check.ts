import { editionIds } from '#content/library.ts'
import { documentContext, documentIds, readDocument } from '#content/programme.ts'
import { checkDocument } from '#domain/programme/check-document.ts'
import type { DocumentFinding } from '#domain/programme/document-finding.ts'
import type { Finding } from '#domain/edition/finding.ts'
import { documentFindingText } from '#text/document-findings.ts'
import { findingText } from '#text/findings.ts'
import type { Language } from '#text/language.ts'
import { done, failed, type Command, type Options, type Output } from './command.ts'
import { findingsOf, loadEdition } from './edition-source.ts'
import { jsonText } from './print.ts'

export const contentCheck: Command = {
  name: 'content check',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'Kiểm tra toàn bộ nội dung: văn bản, bộ chỉ số; kết thúc 1 chỉ khi có phát hiện chưa được ghi chú.',
  en: 'Checks all content, documents and editions; exit 1 only for findings without a note.',
  run: checkAll,
}

type Told = {
  readonly source: string
  readonly place: string
  readonly line: number
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly note: { vi: string; en: string } | null
}

async function checkAll(options: Options): Promise<Output> {
  const context = documentContext()
  const told = [
    ...documentIds().flatMap((id) => checkDocument(readDocument(id), context).map(ofDocument)),
    ...editionIds().flatMap((id) =>
      findingsOf(loadEdition(id))
        .filter(needsNote)
        .map((finding) => ofEdition(id, finding)),
    ),
  ]
  const open = told.filter((one) => !one.note)
  const stdout = options.json
    ? [jsonText(told)]
    : [...told.map((one) => line(one, options.language)), total(told.length, open.length, options.language)]
  return open.length > 0 ? failed(stdout, []) : done(stdout)
}

/** Remarks that only tell how an edition is built need no note. */
function needsNote(finding: Finding): boolean {
  return finding.severity !== 'remark' || finding.explainedBy !== undefined
}

function ofDocument(finding: DocumentFinding): Told {
  const note = finding.explainedBy ? { vi: finding.explainedBy.vi, en: finding.explainedBy.en } : null
  return {
    source: finding.document,
    place: finding.row,
    line: finding.line,
    code: finding.code,
    vi: documentFindingText(finding, 'vi'),
    en: documentFindingText(finding, 'en'),
    note,
  }
}

function ofEdition(id: string, finding: Finding): Told {
  const note = finding.explainedBy ? { vi: finding.explainedBy.vi, en: finding.explainedBy.en } : null
  return {
    source: id,
    place: finding.node ?? '',
    line: finding.line ?? 0,
    code: finding.code,
    vi: findingText(finding, 'vi'),
    en: findingText(finding, 'en'),
    note,
  }
}

function line(one: Told, language: Language): string {
  const note = one.note ? `    ${language === 'vi' ? 'ghi chú' : 'note'}: ${one.note[language]}\n` : ''
  return `${one.source}:${one.line} ${one.place}: ${one[language]}\n${note}`
}

function total(all: number, open: number, language: Language): string {
  return language === 'vi' ? `${all} phát hiện, ${open} chưa có ghi chú\n` : `${all} findings, ${open} without a note\n`
}

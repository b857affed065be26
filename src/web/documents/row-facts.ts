import { parseFormula } from '#domain/edition/formula/parser.ts'
import type { ListedRow } from '#domain/programme/document-view.ts'
import type { Party, Time } from '#domain/programme/document-row.ts'
import type { PrintedText } from '#domain/printed-text.ts'
import { dateText } from '../edition/date-text.ts'
import { formulaText } from '../edition/formula-text.ts'
import { figure } from '../language.ts'
import { words } from './words.ts'

/** One thing that a row says beside its text: under which head, and where it is printed if not on the row. */
export type Fact = { readonly label: string; readonly words: PrintedText; readonly remark?: string | undefined }

/** What belongs below the text: the required result, how a number is determined, the decision. */
export function factsBelow({ kind, row }: ListedRow): Fact[] {
  const facts = words.facts
  return [
    'result' in row && printed(facts.result, row.result),
    'method' in row && printed(facts.method, row.method),
    'formula' in row && row.formula !== undefined && plain(facts.formula, ruleText(row.formula)),
    'decision' in row && printed(facts.decision, row.decision),
    kind === 'assignments' && row.tasks.length > 0 && plain(facts.tasks, row.tasks.join(', ')),
    kind === 'directives' && row.number !== undefined && plain(facts.number, row.number),
    kind === 'directives' && issuedText(row) !== '' && plain(facts.issued, issuedText(row)),
    'raises' in row && row.raises.length > 0 && plain(facts.raises, row.raises.map(({ code }) => code).join(', ')),
    printed(facts.remark, row.remark),
  ].filter((fact) => fact !== false && fact !== undefined)
}

/** What stands beside it: who, with whom, to whom, when. */
export function factsBeside({ kind, row }: ListedRow): Fact[] {
  const facts = words.facts
  return [
    kind === 'statements' && plain(facts.type, words.statementTypes[row.type]),
    kind === 'duties' && plain(facts.type, words.dutyTypes[row.type]),
    kind === 'systems' && plain(facts.type, words.systemTypes[row.type]),
    kind === 'systems' && row.safetyLevel !== undefined && plain(facts.safety, String(row.safetyLevel)),
    kind === 'directives' && row.type !== undefined && plain(facts.type, row.type),
    kind === 'standings' && plain(facts.place, standingText(row)),
    kind === 'figures' && row.about.scope !== undefined && plain(facts.about, row.about.scope),
    'lead' in row && party(facts.lead, row.lead),
    'coordinators' in row && party(facts.coordinators, row.coordinators),
    'who' in row && party(facts.who, row.who),
    'to' in row && party(facts.to, row.to),
    'supporter' in row && party(facts.supporter, row.supporter),
    kind === 'systems' && party(facts.owner, row.owner),
    'time' in row && time(row.time),
    kind === 'duties' && row.every !== undefined && !row.deadline && plain(facts.time, words.every[row.every]),
    kind === 'duties' && printed(facts.deadline, row.deadline?.text),
  ].filter((fact) => fact !== false && fact !== undefined)
}

function standingText({ place, of, year }: { place: number; of: number; year: number }): string {
  return words.facts.placeOf(figure(place), figure(of), String(year))
}

function issuedText(row: { issuedBy?: string | undefined; issuedOn?: string | undefined }): string {
  return [row.issuedBy, row.issuedOn === undefined ? undefined : dateText(row.issuedOn)].filter(Boolean).join(', ')
}

/** A rule of an owed number as the language writes formulas. */
export function ruleText(rule: string): string {
  const { formula } = parseFormula(rule)
  return formula ? formulaText(formula) : rule
}

function plain(label: string, said: string): Fact {
  return { label, words: { text: said } }
}

function printed(label: string, said: PrintedText | undefined): Fact | undefined {
  return said && { label, words: said }
}

function party(label: string, named: Party | undefined): Fact | undefined {
  return named && { label, words: named.text, remark: placeText(named) }
}

function time(when: Time | undefined): Fact | undefined {
  return when && { label: words.facts.time, words: when.text, remark: placeText(when) }
}

function placeText({ line, inherited }: { line?: number | undefined; inherited: boolean }): string | undefined {
  if (line !== undefined) return words.facts.printedAt(figure(line))
  return inherited ? words.facts.rowAbove : undefined
}

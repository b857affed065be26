import { existsSync } from 'node:fs'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { periodFrom } from '#domain/period/period.ts'
import { inputsOf, type Inputs } from '#domain/scoring/inputs.ts'
import type { ValueFault } from '#domain/value/value-fault.ts'
import { ValueStore } from '#domain/value/value-store.ts'
import { CsvFileError } from '#office/csv.ts'
import { readOrganisationsFile } from '#office/organisations-file.ts'
import { readValuesFile } from '#office/values-file.ts'
import type { Language } from '#text/language.ts'
import { valueFaultText } from '#text/value-faults.ts'
import { Misuse, optional, required, type OptionHelp, type Options } from './command.ts'
import { loadEdition, scoreable } from './edition-source.ts'

/** The options that score, rank and explain share. */
export const SCORING_OPTIONS: readonly OptionHelp[] = [
  {
    name: 'edition',
    argument: 'ID|FILE',
    vi: 'bộ chỉ số: mã có sẵn hoặc tệp YAML',
    en: 'the edition: an id or a YAML file',
  },
  { name: 'values', argument: 'FILE', vi: 'tệp số liệu CSV', en: 'the values, a CSV file' },
  {
    name: 'organisations',
    argument: 'FILE',
    vi: 'tệp đơn vị CSV (nhóm, loại, cấp trên, có xếp hạng)',
    en: 'the organisations, a CSV file (group, kind, parent, ranked)',
  },
  {
    name: 'period',
    argument: 'P',
    vi: 'kỳ tính điểm: 2026, 2026-H1, 2026-Q3, 2026-09',
    en: 'the period scored: 2026, 2026-H1, 2026-Q3, 2026-09',
  },
  {
    name: 'allow-errors',
    vi: 'vẫn tính khi có dòng sai (bỏ các dòng đó)',
    en: 'score in spite of bad rows (they are left out)',
  },
]

export type ReadInputs = { readonly inputs: Inputs | undefined; readonly errors: readonly string[] }

/** Reads edition, organisations and values as the options name them. `inputs` is absent when nothing may be scored. */
export async function readInputs(options: Options): Promise<ReadInputs> {
  const { language } = options
  const files = {
    values: fileOption(options, 'values'),
    organisations: options.values['organisations'] ? fileOption(options, 'organisations') : undefined,
  }
  const loaded = loadEdition(required(options, 'edition', 'hue-2020'))
  const { outline, stops } = scoreable(loaded, language)
  if (!outline) return { inputs: undefined, errors: stops }
  const known = files.organisations === undefined ? undefined : await readOrganisationsFile(files.organisations)
  if (known?.organisations.length === 0 && known.badRows === 0)
    throw new CsvFileError(files.organisations!, 'file-without-rows')
  const organisations = known && membersFirst(known.organisations)
  const store = new ValueStore()
  organisations?.all.forEach((organisation) => store.row(organisation.id))
  const context = {
    outline,
    items: loaded.items,
    period: loaded.edition.issuedOn.slice(0, 4),
    known: organisations && new Set(organisations.all.map(({ id }) => id)),
  }
  const read = await readValuesFile(files.values, context, askedPeriod(options), store)
  const errors = [
    ...(known ? told(files.organisations!, known.faults, known.badRows, language) : []),
    ...told(files.values, read.faults, read.badRows, language),
  ]
  if (errors.length > 0 && options.values['allow-errors'] !== true) return { inputs: undefined, errors }
  if (!organisations && store.subjects().length === 0) throw new CsvFileError(files.values, 'file-without-rows')
  const province = organisations ? { organisations: organisations.all, members: organisations.members } : named(store)
  return { inputs: inputsOf(outline, province, store, periodFrom(read.period)!), errors }
}

/** Sentences for a file that is no table at all, else nothing. */
export function fileErrorText(error: unknown, language: Language): string | undefined {
  return error instanceof CsvFileError ? valueFaultText(error.file, error.fault, language) : undefined
}

function told(file: string, faults: readonly ValueFault[], all: number, language: Language): string[] {
  const rest = all - faults.length
  const more = language === 'vi' ? `${file}: và ${rest} dòng sai nữa` : `${file}: and ${rest} more bad rows`
  return [...faults.map((fault) => valueFaultText(file, fault, language)), ...(rest > 0 ? [more] : [])]
}

/** The nation is spoken of, never assessed; it stands behind those who are. */
function membersFirst(organisations: readonly Organisation[]): { all: Organisation[]; members: number } {
  const members = organisations.filter((organisation) => organisation.kind !== 'nation')
  return {
    all: [...members, ...organisations.filter((organisation) => organisation.kind === 'nation')],
    members: members.length,
  }
}

/** Without a file of organisations every name in the values is one, all in one ranked group. */
function named(store: ValueStore): { organisations: Organisation[]; members: number } {
  const organisations = store.subjects().map((id) => ({ id, name: id, group: '', ranked: true }))
  return { organisations, members: organisations.length }
}

function fileOption(options: Options, name: string): string {
  const file = required(options, name, `${name}.csv`)
  if (!existsSync(file)) throw new Misuse(`--${name}: không có tệp «${file}»`, `--${name}: there is no file "${file}"`)
  return file
}

function askedPeriod(options: Options): string | undefined {
  const asked = optional(options, 'period')
  if (asked !== undefined && !periodFrom(asked))
    throw new Misuse(
      `--period ${asked}: kỳ có dạng 2026, 2026-H1, 2026-Q3 hoặc 2026-09`,
      `--period ${asked}: a period is written 2026, 2026-H1, 2026-Q3 or 2026-09`,
    )
  return asked
}

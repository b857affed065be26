import type { Outline, OutlineNode } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Organisation, OrganisationFile } from '#domain/organisation/organisation.ts'
import { chanceOf, type Chance } from './chance.ts'
import { habitsOf, type Habit } from './item-habits.ts'

/** One value as a file would hold it: a decimal, `có` or `không`, or an option's slug. */
export type DemonstrationValue = { organisation: string; item: string; value: string }

export type Demonstration = {
  /** The assessed organisations first, then the subjects that they read: province and nation. */
  organisations: Organisation[]
  members: number
  values: DemonstrationValue[]
  notApplicable: { organisation: string; code: string }[]
}

const NATION: Organisation = { id: 'ca-nuoc', name: 'Cả nước', kind: 'nation', group: '', ranked: false }
const NATIONAL_MEAN = 1200
const NATIONAL_RISE = 180

/**
 * Invented values for every organisation and item that the edition reads; the same seed gives the same province.
 * `yearsBefore` counts back from the year that the figures are made for: the province was less far then, each
 * organisation at a pace of its own. Negative years are those that follow.
 */
export function demonstrationOf(
  file: OrganisationFile,
  outline: Outline,
  seed: number,
  yearsBefore = 0,
): Demonstration {
  const members = file.organisations.filter((organisation) => organisation.group !== '')
  const others = file.organisations.filter((organisation) => organisation.group === '')
  const habits = habitsOf(outline)
  const notApplicable = members.flatMap((member) => exemptions(member, outline, seed))
  return {
    organisations: [...members, ...others, NATION],
    members: members.length,
    values: [
      ...members.flatMap((member) => valuesOf(member, habits, seed, yearsBefore)),
      ...nationalValues(outline, yearsBefore),
    ],
    notApplicable,
  }
}

/** How well an organisation of a kind does on the whole, from 0 to 1, and how far its fellows are from that. */
const ABILITY = {
  department: [0.66, 0.26],
  district: [0.58, 0.22],
  commune: [0.45, 0.28],
  company: [0.55, 0.22],
} as const
const ORDINARY = [0.55, 0.22] as const

function valuesOf(
  member: Organisation,
  habits: readonly Habit[],
  seed: number,
  yearsBefore: number,
): DemonstrationValue[] {
  const luck = chanceOf(seed, member.id)
  const [mean, spread] = ABILITY[member.kind as keyof typeof ABILITY] ?? ORDINARY
  const pace = PACE.least + chanceOf(seed, `${member.id}/nhịp`)() * PACE.spread
  const ability = mean + (luck() + luck() + luck() - 1.5) * spread - pace * yearsBefore
  const lapses = lapsesOf(member, luck, yearsBefore)
  const values = new Map<string, number>()
  const rows: DemonstrationValue[] = []
  for (const habit of habits) {
    const chance = chanceOf(seed, `${member.id}/${habit.item.id}`)
    const size = sizeOf(seed, `${member.id}/${habit.item.id}`, yearsBefore)
    const value = valueOf(habit, { ability, chance, values, member, lapses, size })
    if (value === undefined) continue
    rows.push({ organisation: member.id, item: habit.item.id, value })
  }
  return rows
}

/** What an organisation gets better by in a year. */
const PACE = { least: 0.02, spread: 0.1 } as const

/** Work and staff grow a little every year, not evenly. */
function sizeOf(seed: number, name: string, yearsBefore: number): number {
  if (yearsBefore === 0) return 1
  return 1 - 0.035 * yearsBefore + (chanceOf(seed, `${name}/${yearsBefore}`)() - 0.5) * 0.05
}

/** What goes wrong now and then: no number, nothing to measure, a part above its whole. */
type Lapses = { missing: number; zero: number; excess: number }

function lapsesOf(member: Organisation, luck: Chance, yearsBefore: number): Lapses {
  const careless = luck() < (member.kind === 'commune' ? 0.2 : 0.3)
  // In the first years more numbers were not reported.
  const missing = (careless ? 0.02 : 0) + 0.01 * Math.max(0, yearsBefore)
  return { missing, zero: luck() < 0.12 ? 0.035 : 0, excess: luck() < 0.03 ? 0.05 : 0 }
}

type Situation = {
  ability: number
  chance: Chance
  values: Map<string, number>
  member: Organisation
  lapses: Lapses
  /** Of whatever has a size of its own, beside that of the year that the figures are made for. */
  size: number
}

function valueOf(habit: Habit, situation: Situation): string | undefined {
  const { ability, chance, values, lapses } = situation
  const isLost = chance() < lapses.missing
  const doing = Math.min(1, Math.max(0, ability + (chance() - 0.5) * 0.5))
  if (habit.kind === 'answer') return isLost ? undefined : answerOf(habit.item, doing, chance)
  // A number that was not reported is still behind the parts that were.
  const number = numberOf(habit, doing, situation)
  if (number !== undefined) values.set(habit.item.id, number)
  return isLost || number === undefined ? undefined : String(number)
}

function answerOf(item: DataItem, doing: number, chance: Chance): string {
  if (item.kind === 'yes-no') return chance() < 0.1 + doing * 0.95 ? 'có' : 'không'
  const options = item.options ?? []
  const place = Math.min(options.length - 1, Math.floor((1 - doing) * 1.7 * options.length))
  return options[Math.max(0, place)]!.slug
}

function numberOf(
  habit: Exclude<Habit, { kind: 'answer' }>,
  doing: number,
  { chance, values, member, lapses, size }: Situation,
): number | undefined {
  if (habit.kind === 'whole') return chance() < lapses.zero ? 0 : sized(habit, member, chance, size)
  if (habit.kind === 'tally') return Math.round(habit.most * doing * (0.6 + chance() * 0.8))
  const whole = values.get(habit.whole)
  if (whole === undefined) return undefined
  const taken = habit.rivals.reduce((sum, rival) => sum + (values.get(rival) ?? 0), 0)
  if (habit.bounded && chance() < lapses.excess) return whole + 1 + Math.round(whole * 0.08)
  const split = habit.rivals.length === 0 ? 1 : (0.4 + chance() * 1.2) / (habit.rivals.length + 1)
  const share = habit.typical * split * (0.12 + doing * (0.75 + chance() * 0.45))
  const room = habit.bounded ? Math.max(0, whole - taken) : Infinity
  return habit.item.kind === 'amount'
    ? rounded(Math.min(room, whole * share))
    : Math.min(room, Math.round(whole * share))
}

/** Districts have more of everything than communes, departments are in between. */
const SIZE = { department: 0.8, district: 1, commune: 0.22, company: 0.5 } as const

function sized(
  { least, most }: Habit & { kind: 'whole' },
  member: Organisation,
  chance: Chance,
  grown: number,
): number {
  const size = SIZE[member.kind as keyof typeof SIZE] ?? 1
  const value = (least + chance() * (most - least)) * size * grown
  return most > 1e6 ? rounded(value) : Math.max(2, Math.round(value))
}

/** Money in hundreds of thousands of đồng. */
function rounded(value: number): number {
  return value > 1e6 ? Math.round(value / 1e5) * 1e5 : Math.round(value)
}

function nationalValues(outline: Outline, yearsBefore: number): DemonstrationValue[] {
  const letters = outline.leaves
    .flatMap((node) => node.leaf!.letters)
    .filter((letter) => letter.variable.of === 'nation')
  const items = new Set(letters.map((letter) => letter.item.id))
  const value = String(NATIONAL_MEAN - NATIONAL_RISE * yearsBefore)
  return [...items].map((item) => ({ organisation: NATION.id, item, value }))
}

/** Communes have no provincial or district figures; companies are no state agencies; a few have asked for more. */
function exemptions(member: Organisation, outline: Outline, seed: number): { organisation: string; code: string }[] {
  const chance = chanceOf(seed, `${member.id}/không áp dụng`)
  const exempt = (node: OutlineNode): boolean => {
    const items = node.leaf!.letters.map((letter) => letter.item.id).join(' ')
    if (member.kind === 'commune') return /cap-(tinh|huyen)\b/.test(items) || (node.code === '2.1.3' && chance() < 0.04)
    return member.kind === 'company' && /cqnn|co-quan-nha-nuoc|cbcc|ubnd|cap-xa|cap-uy|hoi-dong-nhan-dan/.test(items)
  }
  return outline.leaves.filter(exempt).map((node) => ({ organisation: member.id, code: node.code }))
}

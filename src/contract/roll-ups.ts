import { z } from 'zod'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { Slug } from '#domain/slug.ts'
import { RollUpLeft, RollUpReason } from '#domain/value/rolled-up.ts'
import { ValueState } from '#domain/value/value-state.ts'
import { MissingCode } from '#domain/value/why-missing.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { GivenPeriod, PeriodKey, ValueView } from './values.ts'

const Named = z.object({ id: Id, name: z.string() })
/** Plain decimal text, or a fraction where no decimal writes it. */
const NumberText = z.string().max(200)

/** One of those below with its number of an item, or why it lacks; without numbers for who may not read them. */
export const RollUpMember = z.object({
  organisation: Named,
  isGiven: z.boolean(),
  number: NumberText.optional(),
  /** Of its latest version for the very period, where there is one. */
  state: ValueState.optional(),
  whyMissing: MissingCode.optional(),
})
export type RollUpMember = z.infer<typeof RollUpMember>

/** An item with the sum of the members' numbers, or why there is none, beside the organisation's own. */
export const RollUpRow = z.object({
  item: Slug,
  name: z.string(),
  unit: z.string().optional(),
  sum: NumberText.optional(),
  whyNot: RollUpReason.optional(),
  /** The organisation's own latest version. */
  value: ValueView.optional(),
  /** The own number counts and is the sum. */
  isSum: z.boolean(),
  members: z.array(RollUpMember),
})
export type RollUpRow = z.infer<typeof RollUpRow>

export const RollUpView = z.object({
  organisation: Named.extend({ kind: OrganisationKind }),
  edition: Slug,
  period: PeriodKey,
  group: z.string().optional(),
  /** In the order in which the criteria read them first. */
  rows: z.array(RollUpRow),
})
export type RollUpView = z.infer<typeof RollUpView>

/** What a stale roll-up is told: the version and the sum that are there now. */
export const StaleRollUp = z.object({ item: Slug, version: z.int(), sum: NumberText.nullable() })
export type StaleRollUp = z.infer<typeof StaleRollUp>

const WRITE: Permits = { 'unit-officer': ['own'], 'unit-head': ['own'], 'standing-agency': ANYBODYS }
const READ: Permits = { ...WRITE, 'council-secretary': ANYBODYS, leader: ANYBODYS, auditor: ANYBODYS }

const key = z.object({
  organisation: Id,
  edition: Slug,
  period: GivenPeriod,
  /** Only the members of this ranking group. */
  group: z.string().min(1).max(100).optional(),
})
const refusals = ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'] as const
const example = {
  organisation: '01890a5d-ac96-774b-bcce-b302099a8057',
  edition: 'vinh-phuc-327',
  period: '2022',
} as const

export const rollUps = {
  /** What those below an organisation add up to, item by item, with each of them. */
  showRollUp: operation({
    method: 'GET',
    path: '/roll-ups/:organisation/:edition/:period',
    group: 'roll-up.read',
    permits: READ,
    about: 'organisation',
    input: key,
    output: RollUpView,
    refusals,
    example: { ...example, group: 'huyen' },
  }),
  /** Writes sums as the organisation's own numbers; a sum that stands there already writes nothing. */
  rollUp: operation({
    method: 'POST',
    path: '/roll-ups/:organisation/:edition/:period',
    group: 'roll-up.write',
    permits: WRITE,
    about: 'organisation',
    input: key.extend({
      /** These, as the caller saw them, over whatever stands there; absent: all that nobody gave in another way. */
      items: z
        .array(
          z.object({
            item: Slug,
            /** The own version that the caller saw; 0 where there was none. */
            version: z.int().min(0).max(1_000_000),
            /** The sum that the caller saw. */
            sum: NumberText,
          }),
        )
        .max(500)
        .optional(),
    }),
    output: z.object({
      written: z.array(z.object({ item: Slug, version: z.int(), sum: NumberText })),
      left: z.array(z.object({ item: Slug, why: RollUpLeft })),
    }),
    refusals: [...refusals, 'stale'],
    example: { ...example, items: [{ item: 'so-cbcc-cua-tinh', version: 0, sum: '1240' }] },
  }),
}

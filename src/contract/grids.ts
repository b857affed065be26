import { z } from 'zod'
import { Slug } from '#domain/slug.ts'
import { FormRound, FormRow } from './forms.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { GivenPeriod, PeriodKey, values } from './values.ts'

/** A unit of a grid, with those of its numbers that the caller may enter; a number it is not asked for is not there. */
export const GridRow = z.object({
  organisation: z.object({ id: Id, name: z.string() }),
  /** Absent where no round asks for these numbers. */
  round: FormRound.optional(),
  cells: z.array(FormRow),
})
export type GridRow = z.infer<typeof GridRow>

/** The numbers of one main index or component for every unit that the caller may enter them for. */
export const GridView = z.object({
  edition: Slug,
  /** The code of the main index or component; undefined where nothing can be chosen. */
  node: z.string().optional(),
  period: PeriodKey,
  previousPeriod: PeriodKey,
  /** What can be chosen, in printed order, with how many numbers are typed there. */
  nodes: z.array(z.object({ code: z.string(), numbers: z.int() })),
  /** Newest first. */
  periods: z.array(PeriodKey),
  /** In printed order. */
  items: z.array(Slug),
  /** Items below the node that are no numbers: they are given in the form of each unit. */
  others: z.int(),
  /** In the official order. */
  rows: z.array(GridRow),
  /** How many units there are beyond those shown: an answer has an end. */
  left: z.int(),
})
export type GridView = z.infer<typeof GridView>

export const grids = {
  showGrid: operation({
    method: 'GET',
    path: '/grids/:edition',
    group: 'grid.read',
    permits: values.saveValue.permits,
    input: z.object({
      edition: Slug,
      /** Absent: the first one in which the caller has numbers to enter. */
      node: z.string().max(60).optional(),
      /** Absent: the newest. */
      period: GivenPeriod.optional(),
    }),
    output: GridView,
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'],
    example: { edition: 'hue-2020', node: '1', period: '2022' },
  }),
}

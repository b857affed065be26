import { z } from 'zod'
import type { Edition } from '#domain/edition/definition.ts'
import { DataItem } from '#domain/item/data-item.ts'

/** Checked where it was read from its file; what a schema made of a text is no longer what the schema takes. */
const EditionAsRead = z.custom<Edition>((value) => typeof value === 'object' && value !== null && 'nodes' in value)

/** An edition with every item that its letters read. */
export const EditionWithItems = z.object({ edition: EditionAsRead, items: z.array(DataItem) })
export type EditionWithItems = z.infer<typeof EditionWithItems>

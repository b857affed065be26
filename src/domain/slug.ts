import { z } from 'zod'

/** The permanent name of an item, an option, an edition or a document: lower-case words joined by hyphens. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'not-a-slug' })
export type Slug = string

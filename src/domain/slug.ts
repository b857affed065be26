import { z } from 'zod'
import { fold } from './fold.ts'

/** The permanent name of an item, an option, an edition or a document: lower-case words joined by hyphens. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'not-a-slug' })
export type Slug = string

/** A name as a slug, "Số hội nghị đã dự" → "so-hoi-nghi-da-du", cut at a word where it grows long. */
export function slugFrom(name: string, most: number = 60): string {
  const words = fold(name)
    .replace(/\./g, ' ')
    .split(' ')
    .filter((word) => word !== '')
  const slug = words.join('-')
  if (slug.length <= most) return slug
  const cut = slug.slice(0, most + 1)
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : slug.slice(0, most)
}

import { figure, text } from '../language.ts'
import type { PagedWords } from '../ui/paged.tsx'
import type { Page } from '../ui/paging.ts'

export function pagingWords({ first, last, all }: Page<unknown>): PagedWords {
  const { label, range, previous, next } = text.paging
  return { label, range: range(figure(first), figure(last), figure(all)), previous, next }
}

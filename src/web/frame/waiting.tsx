import { text } from '../language.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'

export function Waiting() {
  return <SkeletonPage label={text.loading} />
}

import { Skeleton } from './skeleton.tsx'

const WIDTHS = [92, 84, 88, 76, 90, 80, 86, 70, 82, 78]

/** The shape of a page while its data is on the way. */
export function SkeletonPage({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      <Skeleton height={32} width="45%" below={16} />
      <Skeleton height={18} width="70%" below={32} />
      {WIDTHS.map((width) => (
        <Skeleton key={width} height={20} width={`${width}%`} below={16} />
      ))}
    </div>
  )
}

import { Skeleton } from '@mantine/core'

const WIDTHS = [92, 84, 88, 76, 90, 80, 86, 70, 82, 78]

/** The shape of a page while its data is on the way. */
export function SkeletonPage({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      <Skeleton height={32} width="45%" mb={16} />
      <Skeleton height={18} width="70%" mb={32} />
      {WIDTHS.map((width) => (
        <Skeleton key={width} height={20} width={`${width}%`} mb={16} />
      ))}
    </div>
  )
}

/** The mark: a compass rose of four points, the north filled. */
export function CompassRose({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="#fff" stroke="var(--primary)" strokeWidth="1.6" strokeLinejoin="round">
        <path d="M1.5 16 16 12.6v6.8Z" />
        <path d="M30.5 16 16 19.4v-6.8Z" />
        <path d="M16 30.5 12.6 16h6.8Z" />
        <path d="M16 1.5 19.4 16h-6.8Z" fill="var(--primary)" />
      </g>
    </svg>
  )
}

/** The compass rose as an ornament, drawn in the palest tones of the scale. */
export function GreatRose() {
  return (
    <svg width="232" height="232" viewBox="0 0 232 232" fill="none" aria-hidden="true" focusable="false">
      <g stroke="var(--line)">
        <circle cx="116" cy="116" r="92" />
        <circle cx="116" cy="116" r="104" strokeDasharray="1 8.074" strokeWidth="8" />
      </g>
      <g stroke="#84b5cb" fill="var(--paper)" strokeLinejoin="round">
        <path d="M176 56 137 104 128 95ZM176 176 128 137 137 128ZM56 176 95 128 104 137ZM56 56 104 95 95 104Z" />
        <path d="m116 116 16-16 88 16-88 16Zm0 0-16 16-88-16 88-16Zm0 0 16 16-16 88-16-88Z" />
        <path d="m116 116-16-16 16-88 16 88Z" fill="#84b5cb" />
      </g>
    </svg>
  )
}

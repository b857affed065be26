import styles from './evidence-viewer.module.css'
import { words } from './words.ts'

/** Percent of the room that there is. */
const ZOOMS = [50, 75, 100, 150, 200, 300] as const
export type Zoom = (typeof ZOOMS)[number]

export function ZoomTools({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const at = ZOOMS.indexOf(zoom)
  const [smaller, larger] = [ZOOMS[at - 1], ZOOMS[at + 1]]
  return (
    <div role="group" aria-label={words.viewer.zoom} className={styles.zooms}>
      <button
        type="button"
        className={styles.tool}
        aria-label={words.viewer.zoomOut}
        disabled={smaller === undefined}
        onClick={() => smaller && onZoom(smaller)}
      >
        −
      </button>
      <span aria-live="polite">{zoom}%</span>
      <button
        type="button"
        className={styles.tool}
        aria-label={words.viewer.zoomIn}
        disabled={larger === undefined}
        onClick={() => larger && onZoom(larger)}
      >
        +
      </button>
    </div>
  )
}

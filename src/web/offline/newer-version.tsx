import { useState } from 'react'
import button from '../ui/button.module.css'
import styles from './newer-version.module.css'
import { words } from './words.ts'
import { reloadNewer, useNewerVersion } from './worker-registration.ts'

/** That a newer version of the pages is there; nobody is made to take it now. */
export function NewerVersion() {
  const isNewer = useNewerVersion()
  const [isLater, putOff] = useState(false)
  return (
    <div role="status">
      {isNewer && !isLater ? (
        <div className={styles.notice}>
          <p className={styles.title}>{words.version.title}</p>
          <p>{words.version.said}</p>
          <p className={styles.choices}>
            <button type="button" className={button.filled} onClick={reloadNewer}>
              {words.version.reload}
            </button>
            <button type="button" className={styles.later} onClick={() => putOff(true)}>
              {words.version.later}
            </button>
          </p>
        </div>
      ) : null}
    </div>
  )
}

import { useEffect, useRef, type ReactNode } from 'react'
import { words } from '../sign-in/words.ts'
import type { DeviceSecret } from './ask-password.tsx'
import { ConfirmDevice } from './confirm-device.tsx'
import styles from './device-steps.module.css'
import { QrPicture } from './qr-picture.tsx'

type Props = { made: DeviceSecret; next: string; children: ReactNode }

/** Picture, key, first code. They come in the place of a form: the focus goes with them. */
export function DeviceSteps({ made: { secret, uri }, next, children }: Props) {
  const { setUp } = words
  const first = useRef<HTMLHeadingElement>(null)
  useEffect(() => first.current?.focus({ preventScroll: true }), [])
  return (
    <ol className={styles.steps}>
      <li>
        <h2 ref={first} tabIndex={-1}>
          {setUp.steps.scan}
        </h2>
        <p className={styles.hint}>{setUp.steps.scanHint}</p>
        <div className={styles.device}>
          <div className={styles.picture}>
            <QrPicture text={uri} label={setUp.picture} />
          </div>
          <div className={styles.key}>
            <p>{setUp.steps.type}</p>
            <p className={styles.secret} translate="no">
              {groups(secret).map((group, at) => (
                <span key={at}>{group} </span>
              ))}
            </p>
          </div>
        </div>
      </li>
      <li>
        <h2>{setUp.steps.confirm}</h2>
        <ConfirmDevice next={next}>{children}</ConfirmDevice>
      </li>
    </ol>
  )
}

/** "ABCDEFGHIJ" → ["ABCD", "EFGH", "IJ"]. */
function groups(secret: string): string[] {
  return secret.match(/.{1,4}/g) ?? []
}

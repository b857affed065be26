import { SHORTEST_PASSWORD } from '#domain/account/password.ts'
import { figure } from '../language.ts'
import { PasswordField } from './password-field.tsx'
import styles from './new-password-field.module.css'
import { words } from './words.ts'

type Props = { id: string; value: string; onChange: (value: string) => void; error?: string | undefined }

/** A password to be chosen: the rules stand above it, how long it is already stands below. */
export function NewPasswordField({ id, value, onChange, error }: Props) {
  const { rules } = words
  const length = [...value.normalize('NFC')].length
  const counted =
    length < SHORTEST_PASSWORD
      ? rules.counted(figure(length), figure(SHORTEST_PASSWORD))
      : rules.longEnough(figure(length))
  return (
    <div className={styles.chosen}>
      <PasswordField
        id={id}
        label={rules.newPassword}
        autoComplete="new-password"
        value={value}
        error={error}
        onChange={onChange}
        description={
          <>
            {rules.length(figure(SHORTEST_PASSWORD))}
            <br />
            {rules.avoid}
          </>
        }
      />
      <p className={styles.counted}>{length === 0 ? '' : counted}</p>
    </div>
  )
}

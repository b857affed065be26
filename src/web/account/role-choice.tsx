import { useNavigate } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { chooseRole, roleName, useWorkingRole, workingRoles } from '../frame/working-role.ts'
import { text } from '../language.ts'
import styles from './role-choice.module.css'

type Props = { session: OwnSession; chosen: () => void }

/** In which of several roles I work: home and navigation follow, what I may do stays the same. */
export function RoleChoice({ session, chosen }: Props) {
  const navigate = useNavigate()
  const roles = workingRoles(session)
  const current = useWorkingRole(session)
  if (roles.length < 2) return null
  const { label } = text.workingRole
  return (
    <div className={styles.choice} role="group" aria-label={label}>
      <p className={styles.label} aria-hidden="true">
        {label}
      </p>
      <ul>
        {roles.map((role) => (
          <li key={role.key}>
            <button
              type="button"
              aria-pressed={role.key === current?.key}
              onClick={() => {
                chooseRole(session.account.id, role)
                chosen()
                void navigate({ to: '/viec-cua-toi' })
              }}
            >
              {roleName(role)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

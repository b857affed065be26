import type { HeldRole } from '#contract/sessions.ts'
import { ROLES } from '#text/roles.ts'
import { LANGUAGE } from '../language.ts'
import { words } from '../sign-in/words.ts'
import styles from './roles-held.module.css'

/** The roles in force today, each with what it is for. */
export function RolesHeld({ roles }: { roles: readonly HeldRole[] }) {
  if (roles.length === 0) return <p>{words.account.noRoles}</p>
  const names = [...new Set(roles.map(({ role }) => role))]
  return (
    <dl className={styles.roles}>
      {names.map((name) => (
        <div key={name} className={styles.role}>
          <dt>{ROLES[LANGUAGE][name]}</dt>
          {roles
            .filter(({ role }) => role === name)
            .map((held, at) => (
              <dd key={at}>{scopeText(held)}</dd>
            ))}
        </div>
      ))}
    </dl>
  )
}

/** What a role is for, in words. */
export function scopeText({ organisation, edition, node, item, task }: HeldRole): string {
  const { ofNode, ofTask, everywhere } = words.account
  const parts = [
    item?.name,
    node !== undefined && edition !== undefined ? ofNode(node, edition) : undefined,
    task === undefined ? undefined : ofTask(task),
    organisation?.name,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? everywhere : parts.join(', ')
}

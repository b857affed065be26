import { getRouteApi, Link } from '@tanstack/react-router'
import { ORGANISATION_KINDS } from '#text/import-words.ts'
import table from '../administration/table.module.css'
import { words } from '../administration/words.ts'
import { figure, LANGUAGE } from '../language.ts'
import type { RegisterRow } from './register-rows.ts'
import styles from './register-table.module.css'

const route = getRouteApi('/quan-tri/don-vi')
const { register } = words
const DEEPEST_INDENT = 4

type Props = {
  rows: readonly RegisterRow[]
  groups: readonly { readonly group: string; readonly name: string }[]
  /** Drawn as a tree; else each row says where it stands. */
  isTree: boolean
}

export function RegisterTable({ rows, groups, isTree }: Props) {
  const search = route.useSearch()
  const groupName = (id: string | undefined) => groups.find(({ group }) => group === id)?.name
  return (
    <table className={table.table} aria-label={register.list}>
      <thead>
        <tr>
          <th scope="col">{register.head.name}</th>
          <th scope="col" className={styles.code}>
            {register.head.code}
          </th>
          <th scope="col" className={styles.kind}>
            {register.head.kind}
          </th>
          <th scope="col" className={styles.group}>
            {register.head.group}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const depth = isTree ? Math.min(row.depth, DEEPEST_INDENT) : 0
          const group = groupName(row.group)
          return (
            <tr key={row.organisation}>
              <th scope="row" style={{ paddingLeft: depth * 20 }}>
                <Link to="/quan-tri/don-vi/$organisation" params={{ organisation: row.organisation }}>
                  {row.name}
                </Link>
                {row.childCount > 0 && row.organisation !== search.unit ? (
                  <Link
                    to="/quan-tri/don-vi"
                    search={{ on: search.on, unit: row.organisation }}
                    activeProps={{}}
                    className={styles.below}
                  >
                    {register.below(figure(row.childCount))}
                  </Link>
                ) : null}
                {isTree || row.above.length === 0 ? null : <p className={table.about}>{row.above.join(' › ')}</p>}
              </th>
              <td className={styles.code}>{row.identifier ?? <span className={table.none}>{register.noCode}</span>}</td>
              <td className={styles.kind}>{ORGANISATION_KINDS[LANGUAGE][row.kind]}</td>
              <td className={styles.group}>
                {group === undefined ? (
                  <span className={table.none}>{register.noGroup}</span>
                ) : row.isRanked ? (
                  group
                ) : (
                  register.notRanked(group)
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

import { OPERATIONS } from '#contract/operations.ts'
import type { Operation } from '#contract/operation.ts'
import { Ownership, Role } from '#domain/permission/role.ts'
import { STATES } from '#domain/workflow/moves.ts'
import { read } from './repository.ts'

/** One row of docs/permissions.csv: each column a list, `*` for everything. */
export type PermissionRow = {
  readonly line: number
  readonly roles: readonly string[]
  readonly groups: readonly string[]
  readonly ownerships: readonly string[]
  readonly states: readonly string[]
  readonly allowed: boolean
}

/** One question: may this role do this to a target that stands so to it and is in this state? */
export type Combination = {
  readonly name: string
  readonly operation: Operation
  readonly role: string
  /** `-` where the operation is about no single thing. */
  readonly ownership: Ownership | '-'
  readonly state: string
}

/** The table that people wrote, row by row. */
export function permissionRows(): PermissionRow[] {
  const [head, ...lines] = read('docs/permissions.csv').trim().split('\n')
  if (head !== 'role,group,ownership,state,allowed') throw new Error(`docs/permissions.csv begins with ${head}`)
  return lines.map((text, at) => {
    const [roles = '', groups = '', ownerships = '', states = '', allowed = ''] = text.split(',')
    if (allowed !== 'yes' && allowed !== 'no') throw new Error(`docs/permissions.csv, line ${at + 2}: yes or no`)
    const list = (words: string): string[] => words.split(' ')
    return {
      line: at + 2,
      roles: list(roles),
      groups: list(groups),
      ownerships: list(ownerships),
      states: list(states),
      allowed: allowed === 'yes',
    }
  })
}

/** Every operation × role × ownership × state. */
export function combinations(): Combination[] {
  return [...OPERATIONS].flatMap(([name, operation]): Combination[] => {
    const { permits, about } = operation
    if (permits === 'public') return [{ name, operation, role: 'everybody', ownership: '-', state: '-' }]
    if (permits === 'signed-in') return [{ name, operation, role: 'signed-in', ownership: '-', state: '-' }]
    const ownerships: readonly Combination['ownership'][] = about ? Ownership.options : ['-']
    const states: readonly string[] = about ? STATES[about] : ['-']
    return Role.options.flatMap((role) =>
      ownerships.flatMap((ownership) => states.map((state) => ({ name, operation, role, ownership, state }))),
    )
  })
}

export function rowsFor(rows: readonly PermissionRow[], { operation, role, ownership, state }: Combination) {
  const has = (list: readonly string[], word: string): boolean => list.includes('*') || list.includes(word)
  return rows.filter(
    (row) =>
      row.groups.includes(operation.group) &&
      row.roles.includes(role) &&
      has(row.ownerships, ownership) &&
      has(row.states, state),
  )
}

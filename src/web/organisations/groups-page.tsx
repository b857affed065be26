import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { organisations } from '#contract/organisations.ts'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { todayHere } from '../administration/days.ts'
import form from '../administration/form.module.css'
import { keepsRegister } from '../administration/may-administer.ts'
import tools from '../administration/tools.module.css'
import { useSaving } from '../administration/use-saving.ts'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { figure, text } from '../language.ts'
import { oneLine } from '../round-desk/reason-lines.tsx'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './groups-page.module.css'
import { refreshRegister, registerOf } from './queries.ts'

const { groups: said } = words
const nameField = (at: number): string => `ten-nhom-${at + 1}`

type Tree = OutputOf<typeof organisations.showTree>
/** `key` tells rows apart while they move; one without `group` is new. */
type Draft = { readonly key: string; readonly group?: string; readonly name: string }

/** In which groups organisations are ranked, and in which order these are read. */
export function GroupsPage(): React.ReactNode {
  return (
    <AdministrationPage title={said.title} lede={said.lede} isFor={keepsRegister}>
      <Loaded />
    </AdministrationPage>
  )
}

function Loaded() {
  const { data, error } = useQuery(registerOf(todayHere()))
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  // What was saved is begun from anew.
  return <Groups key={JSON.stringify(data.groups)} tree={data} />
}

function Groups({ tree }: { tree: Tree }) {
  const queries = useQueryClient()
  const { drafts, change, move, remove, add, body } = useDrafts(tree.groups)
  const isChanged = JSON.stringify(drafts.map(asked)) !== JSON.stringify(tree.groups.map(asked))
  const saving = useSaving(async () => {
    await call(organisations.setGroups, { groups: drafts.map(asked), seen: tree.groups })
    await refreshRegister(queries)
  }, nameField(0))
  const submit = () => {
    const empty = drafts.flatMap(({ name }, at) => (oneLine(name) === '' ? [at] : []))
    saving.submit(
      undefined,
      empty.map((at) => ({ field: nameField(at), words: said.noName })),
    )
  }
  const members = (group: string | undefined): number =>
    group === undefined ? 0 : tree.organisations.filter((one) => one.group === group).length
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary faults={saving.faults} round={saving.round} />
      {drafts.length === 0 ? <p>{said.none}</p> : null}
      <ol className={styles.list} ref={body}>
        {drafts.map(({ key, group, name }, at) => (
          <li key={key} className={styles.row}>
            <label htmlFor={nameField(at)}>{said.name(figure(at + 1))}</label>
            <input
              id={nameField(at)}
              value={name}
              maxLength={200}
              autoComplete="off"
              aria-invalid={saving.faultOf(nameField(at)) !== undefined}
              onChange={(event) => change(at, event.currentTarget.value)}
            />
            <span className={styles.members}>
              {group === undefined ? said.isNew : said.members(figure(members(group)))}
            </span>
            <span className={styles.acts}>
              <button type="button" className={form.link} disabled={at === 0} onClick={() => move(at, -1)}>
                {said.up}
              </button>
              <button
                type="button"
                className={form.link}
                disabled={at === drafts.length - 1}
                onClick={() => move(at, 1)}
              >
                {said.down}
              </button>
              <button
                type="button"
                className={form.link}
                aria-label={said.removeLabel(name)}
                disabled={members(group) > 0}
                title={members(group) > 0 ? said.hasMembers : undefined}
                onClick={() => remove(at)}
              >
                {said.remove}
              </button>
            </span>
          </li>
        ))}
      </ol>
      <div className={form.actions}>
        <button type="button" className={tools.button} onClick={add}>
          {said.add}
        </button>
        <Button type="submit" loading={saving.isSaving} disabled={!isChanged}>
          {said.save}
        </Button>
        <span role="status" className={form.note}>
          {isChanged ? said.notSaved : said.saved}
        </span>
      </div>
    </form>
  )
}

function useDrafts(groups: Tree['groups']) {
  const [drafts, set] = useState<readonly Draft[]>(() => groups.map((one) => ({ key: one.group, ...one })))
  const [made, count] = useState(0)
  const body = useRef<HTMLOListElement>(null)
  // The field of a new row has the focus as soon as it is there.
  useEffect(() => {
    if (made > 0) body.current?.querySelector<HTMLElement>('li:last-child input')?.focus()
  }, [made])
  return {
    drafts,
    body,
    change: (at: number, name: string) =>
      set((before) => before.map((one, place) => (place === at ? { ...one, name } : one))),
    move: (at: number, by: 1 | -1) => set((before) => swapped(before, at, at + by)),
    remove: (at: number) => set((before) => before.filter((_, place) => place !== at)),
    add: () => {
      set((before) => [...before, { key: `moi ${made}`, name: '' }])
      count(made + 1)
    },
  }
}

function swapped(drafts: readonly Draft[], one: number, other: number): readonly Draft[] {
  const moved = [...drafts]
  ;[moved[one], moved[other]] = [drafts[other]!, drafts[one]!]
  return moved
}

function asked({ group, name }: Omit<Draft, 'key'>): { group?: string; name: string } {
  return { ...(group !== undefined && { group }), name: oneLine(name) }
}

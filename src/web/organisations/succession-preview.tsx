import { Button } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import type { SuccessionPreview } from '#contract/organisation-views.ts'
import { ROLES } from '#text/roles.ts'
import form from '../administration/form.module.css'
import { words } from '../administration/words.ts'
import { figure, LANGUAGE } from '../language.ts'
import { submissionStates } from './submission-states.ts'
import styles from './succession-page.module.css'

const { preview: said } = words

type Props = { preview: SuccessionPreview; isSaving: boolean; onRecord: () => void; onChange: () => void }

/** What the decision would do, before it is recorded; it takes the focus, as it is what was asked for. */
export function PreviewPanel({ preview, isSaving, onRecord, onChange }: Props) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <section className={styles.preview} aria-labelledby="xem-truoc">
      <h2 id="xem-truoc" ref={head} tabIndex={-1}>
        {said.title}
      </h2>
      <PreviewList preview={preview} />
      <div className={form.actions}>
        <Button type="button" loading={isSaving} onClick={onRecord}>
          {said.record}
        </Button>
        <button type="button" className={form.link} onClick={onChange}>
          {said.change}
        </button>
      </div>
    </section>
  )
}

function PreviewList({ preview }: { preview: SuccessionPreview }) {
  const { isDue, ended, begun, goingOn, moved, submissions, evidence, values, roles, groups } = preview
  return (
    <>
      <Part title={said.organisations}>
        {ended.map(({ organisation, name }) => (
          <li key={organisation}>{said.ends(name)}</li>
        ))}
        {begun.map(({ organisation, name }) => (
          <li key={organisation}>{said.begins(name)}</li>
        ))}
        {goingOn.map(({ organisation, name, nameBefore }) => (
          <li key={organisation}>{name === nameBefore ? said.goesOn(name) : said.renamed(nameBefore, name)}</li>
        ))}
        {moved.slice(0, MOST).map(({ organisation, name, from, to }) => (
          <li key={organisation}>{said.moves(name, from ?? said.nobody, to ?? said.nobody)}</li>
        ))}
        {moved.length > MOST ? <li>{said.moreMoved(figure(moved.length - MOST))}</li> : null}
      </Part>
      <Part title={isDue ? said.work : said.workLater} none={said.noWork}>
        {submissions.map(({ submission, round, unit, state, findings, to }) => (
          <li key={submission}>
            {said.submission(unit, round, submissionStates[state], to)}
            {findings > 0 ? ` ${said.findings(figure(findings))}` : null}
          </li>
        ))}
        {evidence.map(({ from, to, documents }) => (
          <li key={from}>{said.evidence(figure(documents), from, to)}</li>
        ))}
      </Part>
      <Part title={said.stays} none={said.nothingStays}>
        {values.map(({ organisation, name, values: count }) => (
          <li key={organisation}>{said.values(figure(count), name)}</li>
        ))}
      </Part>
      <Part title={said.byHand} none={said.nothingByHand}>
        {roles.map(({ account, name, role, organisation }) => (
          <li key={`${account} ${role} ${organisation}`}>{said.role(name, ROLES[LANGUAGE][role], organisation)}</li>
        ))}
        {groups.map(({ organisation, name, group }) => (
          <li key={organisation}>{said.group(name, group)}</li>
        ))}
      </Part>
    </>
  )
}

const MOST = 20

function Part({ title, none, children }: { title: string; none?: string; children: ReactNode[] }) {
  const isEmpty = children.every((child) => child === null || (Array.isArray(child) && child.length === 0))
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      {isEmpty ? <p className={styles.what}>{none}</p> : <ul className={styles.list}>{children}</ul>}
    </div>
  )
}

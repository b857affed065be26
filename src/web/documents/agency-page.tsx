import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { AgencyView, AskedRow } from '#domain/programme/agency-view.ts'
import { agencyById } from '../api.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import styles from './agency-page.module.css'
import { AskedCriteria } from './asked-criteria.tsx'
import { AskedSection } from './asked-section.tsx'
import { words } from './words.ts'

const route = getRouteApi('/co-quan/$province/$organisation')

/** One agency: what the documents of its province ask of it, each with document, article and line. */
export function AgencyPage() {
  const params = route.useParams()
  const agency = useSuspenseQuery(agencyById(params.province, params.organisation)).data
  const { leads, helps, criteria, documents } = agency
  const title = words.agency.title(agency.organisation.name)
  usePageTitle(title, text.product)
  const answer = answerText(agency)
  const dues = leads.filter(isDue)
  const sections = [
    { id: 'leads', rows: leads.filter(({ kind }) => kind === 'tasks') },
    { id: 'owes', rows: leads.filter(({ kind }) => kind === 'owedItems') },
    { id: 'aims', rows: leads.filter(isAim) },
    { id: 'duties', rows: leads.filter((row) => row.kind === 'duties' && !isDue(row)) },
    { id: 'helps', rows: helps.filter(({ kind }) => kind === 'tasks') },
    { id: 'helpsOther', rows: helps.filter(({ kind }) => kind !== 'tasks') },
  ] as const
  return (
    <>
      <p className={styles.place}>
        <Link to="/co-quan">{words.agencies.title}</Link> / {agency.province.title[LANGUAGE]}
        {agency.group === undefined ? null : ` / ${agency.group}`}
      </p>
      <PageHead title={title}>{answer === '' ? undefined : <p>{answer}</p>}</PageHead>
      {dues.length === 0 ? null : (
        <AskedSection id="dues" title={words.agency.duesTitle} rows={dues} dues={dues} documents={documents} />
      )}
      {sections.map(({ id, rows }) => (
        <AskedSection
          key={id}
          id={id}
          title={words.agency.sections[id]}
          rows={rows}
          dues={dues}
          documents={documents}
        />
      ))}
      <AskedCriteria criteria={criteria} />
    </>
  )
}

function isAim({ kind }: AskedRow): boolean {
  return kind === 'goals' || kind === 'directives' || kind === 'projects'
}

/** A duty to report or to supply numbers by a day. */
function isDue(row: AskedRow): boolean {
  return row.kind === 'duties' && (row.row.type === 'report' || row.row.type === 'supply')
}

function answerText({ leads, helps, criteria }: AgencyView): string {
  const tasks = leads.filter(({ kind }) => kind === 'tasks').length
  const owed = leads.filter(({ kind }) => kind === 'owedItems').length
  const helped = helps.filter(({ kind }) => kind === 'tasks').length
  const aims = leads.filter(isAim).length
  const said = [
    tasks > 0 && words.agency.leads(figure(tasks)),
    helped > 0 && words.agency.helps(figure(helped)),
    owed > 0 && words.agency.owes(figure(owed)),
    aims > 0 && words.agency.aims(figure(aims)),
    criteria.length > 0 && words.agency.scored(figure(criteria.length)),
  ].filter((part) => part !== false)
  const sentence = said.join(', ')
  if (sentence !== '') return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
  return leads.length + helps.length === 0 ? words.agency.nothing : ''
}

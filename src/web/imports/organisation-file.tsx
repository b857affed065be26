import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { imports, type OrganisationDifference, type OrganisationDryRun } from '#contract/imports.ts'
import { OrganisationColumn } from '#domain/import/import-fault.ts'
import { ORGANISATION_COLUMNS } from '#text/import-words.ts'
import { Done } from '../account/done.tsx'
import { todayHere } from '../administration/days.ts'
import { LineField } from '../administration/fields.tsx'
import table from '../administration/table.module.css'
import { words } from '../administration/words.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { figure, LANGUAGE } from '../language.ts'
import { refreshRegister } from '../organisations/queries.ts'
import { ChooseFile } from './choose-file.tsx'
import { DryRun } from './dry-run.tsx'
import styles from './import-page.module.css'
import { sendTable } from './send-table.ts'
import { useFile } from './use-file.ts'

const { files } = words
const FROM = 'nhap-tu-ngay'
const columns = ORGANISATION_COLUMNS[LANGUAGE]

export function OrganisationFile() {
  const queries = useQueryClient()
  const [from, setFrom] = useState(dateText(todayHere()))
  const [isWrong, judge] = useState(false)
  const day = dayOf(from)
  const sending = useFile({
    look: (file) => sendTable(imports.tryOrganisationFile, { from: day! }, file),
    take: async (file, { seen }: OrganisationDryRun) => {
      const done = await sendTable(imports.importOrganisations, { from: day!, seen }, file)
      await refreshRegister(queries)
      return done
    },
  })
  const { seen, done } = sending
  if (done)
    return (
      <>
        <Done>{files.organisationsDone(figure(done.created), figure(done.changed))}</Done>
        <p>
          <Link to="/quan-tri/don-vi" search={{ on: day === todayHere() ? undefined : day }}>
            {files.toRegister}
          </Link>
        </p>
      </>
    )
  const isNothing = seen?.created === 0 && seen.changed === 0
  return (
    <div className={styles.steps}>
      <ChooseFile
        columns={files.organisationColumns(OrganisationColumn.options.map((one) => columns[one]).join(', '))}
        template={{ name: 'mau-don-vi.csv', rows: [OrganisationColumn.options.map((one) => columns[one])] }}
        failure={sending.failure}
        isLooking={sending.isLooking}
        onFile={sending.begin}
        onLook={() => {
          judge(day === undefined)
          if (day !== undefined) sending.look()
        }}
      >
        <LineField
          id={FROM}
          label={files.from}
          hint={words.days.hint}
          value={from}
          fault={isWrong ? words.faults.day(files.from) : undefined}
          onChange={(typed) => {
            setFrom(typed)
            sending.begin(sending.file)
          }}
        />
      </ChooseFile>
      {seen ? (
        <DryRun
          seen={seen}
          counts={files.organisationCounts(figure(seen.created), figure(seen.changed), figure(seen.unchanged))}
          button={isNothing ? undefined : files.takeOrganisations(figure(seen.created + seen.changed))}
          isTaking={sending.isTaking}
          onTake={sending.take}
        >
          <Differences rows={seen.differences} count={seen.created + seen.changed} />
        </DryRun>
      ) : null}
    </div>
  )
}

function Differences({ rows, count }: { rows: readonly OrganisationDifference[]; count: number }) {
  if (rows.length === 0) return null
  return (
    <>
      <table className={table.table}>
        <caption>{files.differences}</caption>
        <thead>
          <tr>
            <th scope="col">{files.unit}</th>
            <th scope="col">{files.what}</th>
            <th scope="col">{files.changes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, kind, name, changes }) => (
            <tr key={row}>
              <th scope="row">
                <strong>{name}</strong>
                <p className={table.about}>{files.row(figure(row))}</p>
              </th>
              <td>{kind === 'new' ? files.isNew : files.isChanged}</td>
              <td>
                {changes.map(({ column, before, after }) => (
                  <span key={column} className={styles.change}>
                    {columns[column]}: {before === undefined ? null : <span className={styles.before}>{before}</span>}
                    {before === undefined ? '' : ' → '}
                    {after ?? files.nothing}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows.length ? <p>{files.moreDifferences(figure(count - rows.length))}</p> : null}
    </>
  )
}

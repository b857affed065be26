import { useQueryClient } from '@tanstack/react-query'
import { imports, type AccountDifference, type AccountDryRun, type ImportedAccount } from '#contract/imports.ts'
import { AccountColumn } from '#domain/import/import-fault.ts'
import { ACCOUNT_COLUMNS } from '#text/import-words.ts'
import { Done } from '../account/done.tsx'
import { addressOf } from '../accounts/handed-link.tsx'
import { refreshAccounts } from '../accounts/queries.ts'
import table from '../administration/table.module.css'
import tools from '../administration/tools.module.css'
import { moment, words } from '../administration/words.ts'
import { figure, LANGUAGE } from '../language.ts'
import { ChooseFile, csvAddress } from './choose-file.tsx'
import { DryRun } from './dry-run.tsx'
import styles from './import-page.module.css'
import { sendTable } from './send-table.ts'
import { useFile } from './use-file.ts'

const { files } = words
const columns = ACCOUNT_COLUMNS[LANGUAGE]

export function AccountFile() {
  const queries = useQueryClient()
  const sending = useFile({
    look: (file) => sendTable(imports.tryAccountFile, {}, file),
    take: async (file, { seen }: AccountDryRun) => {
      const done = await sendTable(imports.importAccounts, { seen }, file)
      await refreshAccounts(queries)
      return done
    },
  })
  const { seen, done } = sending
  if (done) return <Links accounts={done.accounts} grants={done.grants} />
  return (
    <div className={styles.steps}>
      <ChooseFile
        columns={files.accountColumns(AccountColumn.options.map((one) => columns[one]).join(', '))}
        template={{ name: 'mau-tai-khoan.csv', rows: [AccountColumn.options.map((one) => columns[one])] }}
        failure={sending.failure}
        isLooking={sending.isLooking}
        onFile={sending.begin}
        onLook={sending.look}
      />
      {seen ? (
        <DryRun
          seen={seen}
          counts={files.accountCounts(figure(seen.accounts), figure(seen.grants), figure(seen.unchanged))}
          button={seen.grants === 0 ? undefined : files.takeAccounts(figure(seen.accounts), figure(seen.grants))}
          isTaking={sending.isTaking}
          onTake={sending.take}
        >
          <Differences rows={seen.differences} count={seen.grants} />
        </DryRun>
      ) : null}
    </div>
  )
}

function Differences({ rows, count }: { rows: readonly AccountDifference[]; count: number }) {
  if (rows.length === 0) return null
  return (
    <>
      <table className={table.table}>
        <caption>{files.differences}</caption>
        <thead>
          <tr>
            <th scope="col">{files.person}</th>
            <th scope="col">{files.what}</th>
            <th scope="col">{files.changes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, kind, userName, displayName, values }) => (
            <tr key={row}>
              <th scope="row">
                <strong>{displayName}</strong>
                <p className={table.about}>
                  {userName} · {files.row(figure(row))}
                </p>
              </th>
              <td>{kind === 'new-account' ? files.newAccount : files.newRole}</td>
              <td>
                {values.map(({ column, value }) =>
                  column === 'displayName' || column === 'userName' ? null : (
                    <span key={column} className={styles.change}>
                      {columns[column]}: {value}
                    </span>
                  ),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows.length ? <p>{files.moreDifferences(figure(count - rows.length))}</p> : null}
    </>
  )
}

/** The links of the new accounts, this once: to be kept as a file and handed over one by one. */
function Links({ accounts, grants }: { accounts: readonly ImportedAccount[]; grants: number }) {
  const rows = accounts.map(({ displayName, userName, email = '', link }) => [
    displayName,
    userName,
    email,
    addressOf(link),
    moment(link.expiresAt),
  ])
  return (
    <div className={styles.links}>
      <Done>{files.accountsDone(figure(accounts.length), figure(grants))}</Done>
      {accounts.length === 0 ? null : (
        <>
          <p className={styles.counts}>{words.link.onceMany}</p>
          <p>
            <a
              className={tools.button}
              href={csvAddress([[...files.linkColumns], ...rows])}
              download="duong-dan-mo-tai-khoan.csv"
            >
              {files.download}
            </a>
          </p>
          <table className={table.table}>
            <caption>{files.links}</caption>
            <thead>
              <tr>
                <th scope="col">{files.person}</th>
                <th scope="col">{words.link.address}</th>
              </tr>
            </thead>
            <tbody>
              {accounts.slice(0, MOST_SHOWN).map((one) => (
                <tr key={one.account}>
                  <th scope="row">
                    <strong>{one.displayName}</strong>
                    <p className={table.about}>{one.userName}</p>
                  </th>
                  <td className={styles.address}>{addressOf(one.link)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  )
}

const MOST_SHOWN = 100

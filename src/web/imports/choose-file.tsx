import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Field } from '../administration/fields.tsx'
import form from '../administration/form.module.css'
import { words } from '../administration/words.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import styles from './import-page.module.css'

const { files } = words
const FILE = 'tep-nhap'

type Props = {
  columns: string
  /** The header of a file to begin with. */
  template: { readonly name: string; readonly rows: readonly (readonly string[])[] }
  failure: string | undefined
  isLooking: boolean
  onFile: (file: File | undefined) => void
  onLook: () => void
  children?: ReactNode
}

/** Which file, and what it is to look like. */
export function ChooseFile({ columns, template, failure, isLooking, onFile, onLook, children }: Props) {
  return (
    <form
      className={styles.choose}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onLook()
      }}
    >
      <ErrorSummary faults={failure === undefined ? [] : [{ field: FILE, words: failure }]} round={0} />
      <p className={styles.columns}>{columns}</p>
      <p>
        <a href={csvAddress(template.rows)} download={template.name}>
          {files.template}
        </a>
      </p>
      <Field id={FILE} label={files.file} hint={files.fileHint} fault={failure}>
        {(described) => (
          <input
            {...described}
            id={FILE}
            type="file"
            accept=".xlsx,.csv"
            onChange={(event) => onFile(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      {children}
      <div className={form.actions}>
        <Button type="submit" loading={isLooking}>
          {files.look}
        </Button>
      </div>
    </form>
  )
}

/** A table that Excel opens as UTF-8. */
export function csvAddress(rows: readonly (readonly string[])[]): string {
  const text = rows.map((row) => row.map(cell).join(';')).join('\r\n')
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${text}\r\n`)}`
}

/** A cell that begins like a formula is not to be run as one. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

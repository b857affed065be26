import { Link } from '@tanstack/react-router'
import { urlOf } from '#contract/client.ts'
import { formFiles } from '#contract/form-files.ts'
import { FORM_IMPORT } from '#text/form-import.ts'
import { LANGUAGE } from '../language.ts'
import { useIsOffline } from '../offline/connection.ts'
import { useEntry } from './entry-context.ts'
import styles from './form-tools.module.css'

/** The form as a workbook, and the way back with it. */
export function ExcelLinks() {
  const { key, round } = useEntry()
  if (useIsOffline()) return null
  const { organisation: unit, edition, period } = key
  const isClosed = round?.closed !== undefined && round.openings.length === 0
  return (
    <div className={styles.links}>
      <a href={urlOf(formFiles.downloadFormWorkbook, { ...key, language: LANGUAGE })} download>
        {FORM_IMPORT[LANGUAGE].template}
      </a>
      {isClosed ? null : (
        <Link to="/nhap-so-lieu/$edition/tu-excel" params={{ edition }} search={{ unit, period }}>
          {FORM_IMPORT[LANGUAGE].link}
        </Link>
      )}
    </div>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { figure } from '../language.ts'
import { CopyForward } from './copy-forward.tsx'
import type { Filter } from './counts.ts'
import { useEntry } from './entry-context.ts'
import { ExcelLinks } from './excel-links.tsx'
import type { FormPart } from './form-layout.ts'
import styles from './form-tools.module.css'
import { KeptSearch } from './kept-search.tsx'
import { typedHere } from './shown-items.ts'
import { PrintButtons } from './print-form.tsx'
import { words } from './words.ts'

type Props = { parts: readonly FormPart[]; shown: number | undefined; query: string; filter: Filter | undefined }

/** Search within the form, the way to each main index, and copying from the period before. */
export function FormTools({ parts, shown, query, filter }: Props) {
  const { mayEnter } = useEntry()
  const navigate = useNavigate({ from: '/nhap-so-lieu/$edition' })
  const all = useMemo(() => typedHere(parts).length, [parts])
  const set = (change: { query?: string | undefined; filter?: Filter | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
  return (
    <div className={styles.tools}>
      <div className={styles.line}>
        <KeptSearch label={words.form.search} query={query} onSearch={(next) => set({ query: next })} />
        <p role="status" className={styles.count}>
          {shown === undefined ? '' : words.form.shown(figure(shown), figure(all))}
        </p>
        {shown === undefined ? null : (
          <button type="button" className={styles.link} onClick={() => set({ query: undefined, filter: undefined })}>
            {words.form.clear}
          </button>
        )}
        <PrintButtons />
        {mayEnter ? <ExcelLinks /> : null}
        {mayEnter ? <CopyForward /> : null}
      </div>
      {filter === undefined && query === '' ? (
        <nav className={styles.jumps} aria-label={words.form.jump}>
          {parts.map(({ node }) => (
            <a key={node.code} href={`#phan-${node.code}`} onClick={(event) => jump(event, node.code)}>
              {node.code} {node.row.title.text}
            </a>
          ))}
        </nav>
      ) : null}
    </div>
  )
}

/** The address stays as it is: it holds the form's state. */
function jump(event: React.MouseEvent, code: string): void {
  event.preventDefault()
  const heading = document.getElementById(`phan-${code}`)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

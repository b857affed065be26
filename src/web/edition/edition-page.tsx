import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { outlineOf } from '#domain/edition/outline.ts'
import { editionById, findingsOf } from '../api.ts'
import { LANGUAGE, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { EditionAnswer } from './edition-answer.tsx'
import styles from './edition-page.module.css'
import { NodePanel } from './node-panel.tsx'
import { TreeTable } from './tree-table.tsx'
import { TreeTools } from './tree-tools.tsx'
import { filtered, treeRows, unfolded } from './tree-rows.ts'
import { WHOLE, WholePanel } from './whole-panel.tsx'

const route = getRouteApi('/bo-chi-so/$edition')

/** An index set as its document prints it, row by row, with what was found in it. */
export function EditionPage() {
  const params = route.useParams()
  const { query = '', only, node: chosen, closed = '' } = route.useSearch()
  const data = useSuspenseQuery(editionById(params.edition)).data
  const { findings } = useSuspenseQuery(findingsOf(params.edition)).data
  const outline = useMemo(
    () => outlineOf(data.edition, new Map(data.items.map((item) => [item.id, item]))).outline,
    [data],
  )
  const all = useMemo(() => treeRows(outline, findings), [outline, findings])
  const rows = filtered(all, outline, query, only)
  const shown = query === '' && only === undefined ? unfolded(rows, new Set(closed.split(','))) : rows
  const selected = all.find((row) => row.node.code === chosen)
  const title = data.edition.title[LANGUAGE].replace(/\s*\(.*\)$/, '')
  usePageTitle(selected ? `${selected.node.code} ${selected.node.row.title.text}` : title, text.product)
  const isOpen = selected !== undefined || chosen === WHOLE
  return (
    <>
      <div className={isOpen ? styles.head : undefined}>
        <PageHead title={title}>
          <EditionAnswer outline={outline} findings={findings} />
        </PageHead>
      </div>
      <div className={isOpen ? styles.behind : undefined}>
        <TreeTools all={all} shown={shown.length} isFolded={closed !== ''} />
      </div>
      <div className={isOpen ? styles.columns : undefined}>
        <div className={isOpen ? styles.behind : undefined}>
          <TreeTable rows={shown} chosen={chosen} isNarrow={isOpen} />
        </div>
        {selected ? <NodePanel row={selected} outline={outline} items={data.items} /> : null}
        {chosen === WHOLE ? (
          <WholePanel edition={data.edition} findings={findings.filter((finding) => finding.node === undefined)} />
        ) : null}
      </div>
    </>
  )
}

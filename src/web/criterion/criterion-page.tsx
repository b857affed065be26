import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useMemo } from 'react'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { toDecimal } from '#domain/exact.ts'
import { explainLeaf } from '#domain/scoring/explain.ts'
import { lossSentence } from '#text/loss-reasons.ts'
import { NotFound } from '../frame/not-found.tsx'
import { figure, LANGUAGE, text } from '../language.ts'
import { useProvince } from '../province/loaded-province.ts'
import { maximumText } from '../province/maximum-text.ts'
import { standingOf, triedStanding } from '../province/standing.ts'
import { whatIfAddress, whatIfFrom, type WhatIf } from '../province/what-if.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import styles from './criterion-page.module.css'
import { DocumentWords } from './document-words.tsx'
import { Derivation } from './derivation.tsx'
import { Values } from './values.tsx'
import { WhatIfPanel } from './what-if-panel.tsx'

const route = getRouteApi('/don-vi/$unit/tieu-chi/$code')

/** Why one organisation has its points at one criterion, and what other numbers would give. */
export function CriterionPage() {
  const province = useProvince()
  const { unit, code } = route.useParams()
  const row = province.rowOf.get(unit)
  const node = province.outline.byCode.get(code)
  if (row === undefined || row >= province.members || !node?.leaf) return <NotFound />
  return <Criterion key={`${unit}/${code}`} row={row} node={node} />
}

function Criterion({ row, node }: { row: number; node: OutlineNode }) {
  const province = useProvince()
  const { tried: address } = route.useSearch()
  const navigate = route.useNavigate()
  const deferred = useDeferredValue(address)
  const tried = useMemo(() => whatIfFrom(address, province.items), [address, province])
  const given = standingOf(province)
  const standing = useMemo(
    () => triedStanding(province, row, whatIfFrom(deferred, province.items)),
    [province, row, deferred],
  )
  const explanation = explainLeaf(standing.inputs, node, row)
  const reported = explainLeaf(given.inputs, node, row)
  const { name } = province.organisations[row]!
  const words = text.criterion
  const title =
    reported.outcome.status === 'not-applicable'
      ? words.titleExempt(name, node.code)
      : words.title(name, figure(toDecimal(reported.outcome.points, 2)), figure(maximumText(node.leaf!.max)), node.code)
  usePageTitle(title, text.product)
  const setTried = (next: WhatIf) =>
    void navigate({ search: { tried: whatIfAddress(next) }, replace: true, resetScroll: false })
  return (
    <>
      <Breadcrumbs unit={province.organisations[row]!} code={node.code} />
      <PageHead title={title}>
        <p>{node.row.title.text}</p>
      </PageHead>
      <div className={styles.columns}>
        <div className={styles.explanation}>
          {tried.size === 0 ? null : <p className={styles.trying}>{words.trying}</p>}
          <p className={styles.reason}>{lossSentence(explanation, LANGUAGE)}</p>
          <a href="#thu-so-khac" className={styles.jump}>
            {words.tryOthers}
          </a>
          <Values explanation={explanation} tried={tried} unit={province.organisations[row]!.id} />
          <Derivation explanation={explanation} />
          <DocumentWords node={node} source={province.outline.edition} />
        </div>
        <WhatIfPanel
          province={province}
          node={node}
          row={row}
          given={given}
          standing={standing}
          tried={tried}
          onTry={setTried}
        />
      </div>
    </>
  )
}

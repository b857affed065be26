import { getRouteApi } from '@tanstack/react-router'
import { NotFound } from '../frame/not-found.tsx'
import { text } from '../language.ts'
import { useProvince } from '../province/loaded-province.ts'
import { standingOf } from '../province/standing.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { MainIndices } from './main-indices.tsx'
import { UnitAnswer } from './unit-answer.tsx'
import { LostPoints } from './lost-points.tsx'

const route = getRouteApi('/don-vi/$unit')

/** One organisation: what it has, where it stands, and where its points went. */
export function UnitPage() {
  const province = useProvince()
  const { unit } = route.useParams()
  const row = province.rowOf.get(unit)
  if (row === undefined || row >= province.members) return <NotFound />
  return <Unit row={row} />
}

function Unit({ row }: { row: number }) {
  const province = useProvince()
  const standing = standingOf(province)
  const title = text.unit.title(province.organisations[row]!.name, text.year(province.period.key))
  usePageTitle(title, text.product)
  return (
    <>
      <PageHead title={title}>
        <UnitAnswer province={province} standing={standing} row={row} />
      </PageHead>
      <MainIndices province={province} standing={standing} row={row} />
      <LostPoints province={province} standing={standing} row={row} />
    </>
  )
}

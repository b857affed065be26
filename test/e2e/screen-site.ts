import { openedRound } from '#test/support/round.ts'
import { openAppraisal } from './appraisal-site.ts'
import { AWAY } from './screens-oidc.ts'
import { openEmptySite, openSite, type AnySite, type Site } from './site.ts'
import { openSubmission, releaseFindings } from './submission-site.ts'

/** The demonstration with rounds in every state that screens show, and an installation as it begins. */
export type ScreenSite = {
  readonly loaded: Site
  readonly nothingLoaded: AnySite
  readonly health: string
  /** Submissions: released with findings; just begun, without a number; of a unit with a file, being appraised. */
  readonly released: string
  readonly begun: string
  readonly appraised: string
  /** Being appraised, without any evidence. */
  readonly bare: string
  /** The round of the last two. */
  readonly judgedRound: string
  /** Who keeps the unit's files. */
  readonly keeper: string
  readonly close: () => Promise<void>
}

/** A year for which the demonstration has no numbers. */
export const EMPTY_YEAR = '2023'

export async function openScreenSite(): Promise<ScreenSite> {
  const loaded = await openSite({}, { oidcSettings: AWAY })
  const nothingLoaded = await openEmptySite()
  const [withFile, bare] = ['so-noi-vu', 'so-tai-chinh'] as const
  const appraisal = await openAppraisal(loaded, [withFile, bare])
  const open = await openSubmission(loaded)
  await releaseFindings(loaded, open)
  const organisation = (): string => open.health
  const next = await openedRound(
    { database: loaded.database, organisation },
    { members: ['so-y-te'], period: EMPTY_YEAR },
  )
  return {
    ...{ loaded, nothingLoaded },
    health: open.health,
    released: open.submission,
    begun: next.of('so-y-te'),
    appraised: appraisal.round.of(withFile),
    bare: appraisal.round.of(bare),
    keeper: `cb.${withFile}`,
    judgedRound: appraisal.round.id,
    close: async () => {
      await loaded.close()
      await nothingLoaded.close()
    },
  }
}

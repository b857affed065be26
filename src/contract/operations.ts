import { z } from 'zod'
import * as accountsFile from './accounts.ts'
import * as annexesFile from './annexes.ts'
import * as apiTokensFile from './api-tokens.ts'
import * as appraisalFile from './appraisal.ts'
import * as appraisalViewsFile from './appraisal-views.ts'
import * as auditFile from './audit.ts'
import * as demonstrationFile from './demonstration.ts'
import * as documentsFile from './documents.ts'
import * as editionDraftsFile from './edition-drafts.ts'
import * as editionViewsFile from './edition-views.ts'
import * as editionsFile from './editions.ts'
import * as evidenceFile from './evidence.ts'
import * as evidenceViewsFile from './evidence-views.ts'
import * as eventsFile from './events.ts'
import * as examinationFile from './examination.ts'
import * as formFilesFile from './form-files.ts'
import * as formsFile from './forms.ts'
import * as gridsFile from './grids.ts'
import * as pastTablesFile from './past-tables.ts'
import * as handoversFile from './handovers.ts'
import * as importsFile from './imports.ts'
import * as myWorkFile from './my-work.ts'
import * as livePointsFile from './live-points.ts'
import * as nationalPlacesFile from './national-places.ts'
import * as noticesFile from './notices.ts'
import * as numbersFile from './numbers.ts'
import * as oidcFile from './oidc.ts'
import type { Operation } from './operation.ts'
import * as refusalFile from './refusal.ts'
import * as organisationViewsFile from './organisation-views.ts'
import * as organisationsFile from './organisations.ts'
import * as remarksFile from './remarks.ts'
import * as rollUpsFile from './roll-ups.ts'
import * as councilFile from './council.ts'
import * as overviewFile from './overview.ts'
import * as roundBoardFile from './round-board.ts'
import * as roundDeskFile from './round-desk.ts'
import * as roundsFile from './rounds.ts'
import * as roundViewsFile from './round-views.ts'
import * as submissionLifeFile from './submission-life.ts'
import * as submissionViewsFile from './submission-views.ts'
import * as submissionsFile from './submissions.ts'
import * as sessionViewsFile from './session-views.ts'
import * as sessionsFile from './sessions.ts'
import * as valuesFile from './values.ts'
import * as verdictsFile from './verdicts.ts'
import * as whyLostFile from './why-lost.ts'

/** Every operation there is, by feature, in the order of the reference. A new feature adds itself here and to FILES. */
export const FEATURES = {
  sessions: sessionsFile.sessions,
  accounts: accountsFile.accounts,
  handovers: handoversFile.handovers,
  oidc: oidcFile.oidc,
  apiTokens: apiTokensFile.apiTokens,
  organisations: organisationsFile.organisations,
  imports: importsFile.imports,
  forms: formsFile.forms,
  grids: gridsFile.grids,
  formFiles: formFilesFile.formFiles,
  pastTables: pastTablesFile.pastTables,
  values: valuesFile.values,
  verdicts: verdictsFile.verdicts,
  numbers: numbersFile.numbers,
  remarks: remarksFile.remarks,
  rollUps: rollUpsFile.rollUps,
  evidence: evidenceFile.evidence,
  rounds: roundsFile.rounds,
  boards: roundBoardFile.boards,
  desk: roundDeskFile.desk,
  council: councilFile.council,
  overview: overviewFile.overview,
  nationalPlaces: nationalPlacesFile.nationalPlaces,
  submissions: submissionsFile.submissions,
  submissionLife: submissionLifeFile.submissionLife,
  whyLost: whyLostFile.whyLost,
  appraisal: appraisalFile.appraisal,
  myWork: myWorkFile.myWork,
  notices: noticesFile.notices,
  events: eventsFile.events,
  audit: auditFile.audit,
  examination: examinationFile.examination,
  editions: editionsFile.editions,
  editionDrafts: editionDraftsFile.editionDrafts,
  annexes: annexesFile.annexes,
  documents: documentsFile.documents,
  demonstration: demonstrationFile.demonstration,
} as const satisfies Record<string, Readonly<Record<string, Operation>>>

const FILES = [
  refusalFile,
  sessionViewsFile,
  sessionsFile,
  accountsFile,
  handoversFile,
  oidcFile,
  apiTokensFile,
  organisationViewsFile,
  organisationsFile,
  importsFile,
  livePointsFile,
  formsFile,
  gridsFile,
  formFilesFile,
  pastTablesFile,
  valuesFile,
  verdictsFile,
  numbersFile,
  remarksFile,
  rollUpsFile,
  evidenceViewsFile,
  evidenceFile,
  roundViewsFile,
  roundsFile,
  roundBoardFile,
  roundDeskFile,
  councilFile,
  overviewFile,
  nationalPlacesFile,
  submissionViewsFile,
  submissionsFile,
  submissionLifeFile,
  whyLostFile,
  appraisalViewsFile,
  appraisalFile,
  myWorkFile,
  noticesFile,
  eventsFile,
  auditFile,
  examinationFile,
  editionViewsFile,
  editionsFile,
  editionDraftsFile,
  annexesFile,
  documentsFile,
  demonstrationFile,
]

export type FeatureName = keyof typeof FEATURES
export type OperationName = { [Feature in FeatureName]: keyof (typeof FEATURES)[Feature] }[FeatureName]

/** By name, without their features. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.values(FEATURES).flatMap((feature) => Object.entries<Operation>(feature)),
)

/** The shapes that the contract gives a name, by that name. */
export const SHAPES: ReadonlyMap<string, z.ZodType> = new Map(
  FILES.flatMap((file) => Object.entries<unknown>(file)).filter((entry): entry is [string, z.ZodType] =>
    isShape(entry[1]),
  ),
)

function isShape(exported: unknown): boolean {
  return exported instanceof z.ZodType
}

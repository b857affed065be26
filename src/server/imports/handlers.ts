import type { imports } from '#contract/imports.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import type { Call } from '../call.ts'
import { importAccounts, tryAccountFile } from './import-accounts.ts'
import { importOrganisations, tryOrganisationFile } from './import-organisations.ts'

export function importHandlers({ db }: { readonly db: Db }): Handlers<typeof imports, Call> {
  return {
    tryOrganisationFile: (input, call) => tryOrganisationFile(db, input, call),
    importOrganisations: (input, call) => importOrganisations(db, input, call),
    tryAccountFile: (_, call) => tryAccountFile(db, call),
    importAccounts: (input, call) => importAccounts(db, input, call),
  }
}

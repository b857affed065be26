import type { Handlers } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import type { Db } from '#db/database.ts'
import { actorOf, type Call } from '../call.ts'
import { endAuthority, setAuthority } from './authorities.ts'
import { changeOrganisation } from './change-organisation.ts'
import { createOrganisation } from './create-organisation.ts'
import { endPosition } from './end-position.ts'
import { organisationPage } from './list-organisations.ts'
import { previewSuccession } from './preview-succession.ts'
import { recordSuccession } from './record-succession.ts'
import { today } from './register.ts'
import { setGroup } from './set-group.ts'
import { setGroups } from './set-groups.ts'
import { setPosition } from './set-position.ts'
import { organisationView } from './show-organisation.ts'
import { addSupporter, endSupporter } from './supporters.ts'
import { treeOn } from './tree.ts'

export function organisationHandlers({ db }: { readonly db: Db }): Handlers<typeof organisations, Call> {
  return {
    listOrganisations: (filter) => organisationPage(db, filter),
    showTree: ({ on = today() }) => treeOn(db, on),
    showOrganisation: ({ organisation }, call) => organisationView(db, actorOf(call), organisation),
    createOrganisation: (input, call) => createOrganisation(db, input, call),
    changeOrganisation: (input, call) => changeOrganisation(db, input, call),
    recordSuccession: (input, call) => recordSuccession(db, input, call),
    previewSuccession: (input) => previewSuccession(db, input),
    setPosition: (input, call) => setPosition(db, input, call),
    endPosition: (input, call) => endPosition(db, input, call),
    setAuthority: (input, call) => setAuthority(db, input, call),
    endAuthority: (input, call) => endAuthority(db, input, call),
    addSupporter: (input, call) => addSupporter(db, input, call),
    endSupporter: (input, call) => endSupporter(db, input, call),
    setGroup: (input, call) => setGroup(db, input, call),
    setGroups: (input, call) => setGroups(db, input, call),
  }
}

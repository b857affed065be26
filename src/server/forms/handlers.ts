import type { forms } from '#contract/forms.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { listForms } from './list-forms.ts'
import { listParts } from './list-parts.ts'
import { showForm } from './show-form.ts'

export const formHandlers = (deps: ValueDeps) =>
  ({
    listForms: (input, call) => listForms(deps, input, call),
    showForm: (input, call) => showForm(deps, input, call),
    listParts: (input, call) => listParts(deps, input, call),
  }) satisfies Handlers<typeof forms, Call>

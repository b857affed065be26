import type { numbers } from '#contract/numbers.ts'
import type { Handlers } from '#contract/operation.ts'
import type { NumberView } from '#domain/programme/number-view.ts'
import type { Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { listNumberUnits } from './list-number-units.ts'
import { showNumberValues } from './show-number-values.ts'

/** What the feature needs beside values: all that content says about each number. */
export type NumberDeps = ValueDeps & {
  readonly content: { readonly programme: { readonly numbers: ReadonlyMap<string, NumberView> } }
}

export const numberHandlers = (deps: NumberDeps) =>
  ({
    showNumber: ({ item }) => known(deps, item),
    listNumberUnits: (input, call) =>
      listNumberUnits(deps, { item: known(deps, input.item).item, words: input.words }, call),
    showNumberValues: ({ item, subject }, call) =>
      showNumberValues(deps, { item: known(deps, item).item, subject }, call),
  }) satisfies Handlers<typeof numbers, Call>

function known({ content }: NumberDeps, item: string): NumberView {
  const view = content.programme.numbers.get(item)
  if (!view) throw new Refusal('not-found')
  return view
}

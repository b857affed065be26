import type { nationalPlaces } from '#contract/national-places.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import type { Call } from '../call.ts'
import { statePlace, withdrawPlace } from './state-place.ts'
import { statedPlaces } from './stated-places.ts'

export function nationalPlaceHandlers(deps: { readonly db: Db }): Handlers<typeof nationalPlaces, Call> {
  return {
    listStatedPlaces: async () => ({ places: await statedPlaces(deps.db) }),
    statePlace: (stated, call) => statePlace(deps, stated, call),
    withdrawPlace: (input, call) => withdrawPlace(deps, input, call),
  }
}

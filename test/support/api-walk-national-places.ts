import { toldBy, type ApiWalk } from './api-walk.ts'

/** The standing agency states a year's place, corrects and withdraws it. */
export async function walkNationalPlaces({ ask, who: { standing } }: ApiWalk): Promise<void> {
  const { version } = await toldBy(ask('statePlace', {}, standing))
  const corrected = await toldBy(ask('statePlace', { version, place: 16, index: undefined }, standing))
  await ask('withdrawPlace', { version: corrected['version'] }, standing)
  await ask('listStatedPlaces', {}, standing)
}

import { editionOf, itemsOf } from './small-edition.ts'

export const [EXPERTS, COUNTED] = ['1.1', '1.2']
const [AWARDED, SERVICES] = ['diem-chuyen-gia-thu', 'so-dich-vu-thu']

/** Five points that experts award, and ten for a number of the unit's own: 20 services are all of them. */
export const EXPERT_EDITION = editionOf(
  [
    {
      code: '1',
      children: [
        { code: EXPERTS, max: 5, formula: 'a', assessedBy: 'expert', variables: { a: { item: AWARDED } } },
        { code: COUNTED, max: 10, formula: 'SHARE(a, 20)*max', variables: { a: { item: SERVICES } } },
      ],
    },
  ],
  { id: 'thu-chuyen-gia' },
)

export const EXPERT_ITEMS = itemsOf({ [AWARDED]: 'points', [SERVICES]: 'count' })
/** The number that the unit itself gives. */
export const OWN_NUMBER = SERVICES

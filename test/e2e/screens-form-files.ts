import type { Screen } from './screen.ts'
import { EMPTY_YEAR } from './screen-site.ts'

const OFFICER = 'cb.so-y-te'

/** Forms as files: filled for a form that is open, empty for one in which nothing can be entered. */
export const SCREENS_OF_FORM_FILES: Record<string, Screen> = {
  '/nhap-so-lieu/$edition/tu-excel': {
    filled: ({ health }) => ({
      path: `/nhap-so-lieu/hue-2020/tu-excel?don-vi=${health}&ky=${EMPTY_YEAR}`,
      as: OFFICER,
    }),
    empty: ({ health }) => ({ path: `/nhap-so-lieu/hue-2020/tu-excel?don-vi=${health}&ky=2022`, as: OFFICER }),
    error: 'answers fail',
  },
}

import type { Screen } from './screen.ts'

/** The grid of many units; empty for who supplies parts of the province's numbers and no whole one. */
export const SCREENS_GRID: Record<string, Screen> = {
  '/nhap-so-lieu/$edition/nhieu-don-vi': {
    filled: () => ({ path: '/nhap-so-lieu/hue-2020/nhieu-don-vi?muc=1.1&ky=2022', as: 'thuong-truc' }),
    empty: () => ({ path: '/nhap-so-lieu/hue-2020/nhieu-don-vi', as: 'sl.doanh-nghiep-vien-thong-a' }),
    error: 'answers fail',
  },
}

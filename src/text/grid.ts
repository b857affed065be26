import { gridEn } from './grid-en.ts'
import { gridVi, type GridText } from './grid-vi.ts'
import type { Language } from './language.ts'

/** The sentences of the grid of many units. */
export const GRID: Record<Language, GridText> = { vi: gridVi, en: gridEn }

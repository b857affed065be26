import { GRID } from '#text/grid.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of the grid of many units. */
export const words = GRID[LANGUAGE]

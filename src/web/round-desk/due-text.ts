import type { TimeLeft } from '#contract/my-work.ts'
import { figure } from '../language.ts'
import { words } from './words.ts'

/** Offices plan by the week: what is due within as many working days is near. */
const SOON = 5

export type Due = { readonly said: string; readonly tone: 'late' | 'soon' | 'plain' }

/** How many working days are left, or how many it is late. */
export function dueText({ workingDays, isOver }: TimeLeft): Due {
  const { days } = words
  if (isOver) return { said: workingDays === 0 ? days.lateToday : days.late(figure(-workingDays)), tone: 'late' }
  if (workingDays === 0) return { said: days.today, tone: 'soon' }
  return { said: days.left(figure(workingDays)), tone: workingDays <= SOON ? 'soon' : 'plain' }
}

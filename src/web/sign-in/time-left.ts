import { figure } from '../language.ts'
import { words } from './words.ts'

/** 95 → "1 phút 35 giây". */
export function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const minutes = Math.floor(whole / 60)
  const rest = whole % 60
  if (minutes === 0) return words.seconds(figure(rest))
  return rest === 0
    ? words.minutes(figure(minutes))
    : `${words.minutes(figure(minutes))} ${words.seconds(figure(rest))}`
}

import { z } from 'zod'
import { TOKEN_AREAS, WRITTEN_AREAS } from './token-areas.ts'

/** One thing that a token may do at all; what it may in fact, its account's roles say first (method §18). */
export const TokenRight = z.enum([
  ...TOKEN_AREAS.map((area) => `${area}.read` as const),
  ...WRITTEN_AREAS.map((area) => `${area}.write` as const),
])
export type TokenRight = z.infer<typeof TokenRight>

/** True where a scope has the right; whoever writes in an area also reads there. */
export function hasRight(scope: readonly TokenRight[], right: TokenRight): boolean {
  if (scope.includes(right)) return true
  const [area, access] = right.split('.')
  return access === 'read' && scope.some((one) => one === `${area}.write`)
}

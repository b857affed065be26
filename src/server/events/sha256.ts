import { createHash } from 'node:crypto'
import type { Hash, Sha256 } from '#domain/event/chain.ts'

export const sha256: Sha256 = (text: string, previous?: Hash): Hash => {
  const hash = createHash('sha256')
  if (previous !== undefined) hash.update(previous, 'hex')
  return hash.update(text, 'utf8').digest('hex')
}

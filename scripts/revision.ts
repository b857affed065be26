import { execFileSync } from 'node:child_process'
import { root } from './pinned-node.mjs'

/** The commit that a proof was made at, and whether the tree differed from it. */
export function revision(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' and uncommitted changes'}`
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { schemaVersion } from '#db/migrate.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Which program this is; `commit` only where the installation says it. */
export type Version = {
  readonly name: string
  readonly version: string
  readonly commit?: string
  readonly schema: string
}

export function installedVersion(root: string = ROOT): Version {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Version
  const commit = commitOf(root)
  return { name, version, ...(commit !== undefined && { commit }), schema: schemaVersion() }
}

/** The file REVISION of a release, else what a checkout's HEAD stands at. Git itself need not be installed. */
function commitOf(root: string): string | undefined {
  const release = textOf(root, 'REVISION')
  if (release !== undefined) return release
  const head = textOf(root, '.git/HEAD')
  const ref = head?.startsWith('ref: ') ? head.slice('ref: '.length) : undefined
  const commit = ref === undefined ? head : (textOf(root, `.git/${ref}`) ?? packedRef(root, ref))
  return commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit) ? undefined : commit.slice(0, 12)
}

function packedRef(root: string, ref: string): string | undefined {
  const lines = textOf(root, '.git/packed-refs')?.split('\n') ?? []
  return lines.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0]
}

function textOf(root: string, path: string): string | undefined {
  const file = join(root, path)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

import { relative, resolve, sep } from 'node:path'
import { CONFIGURATION_WARNINGS } from '#text/configuration.ts'
import type { Bilingual, Params } from '#text/language.ts'
import type { Config } from '../config.ts'

/** What a configuration allows and an administrator should know, both languages. A trial has none. */
export function configWarnings(config: Config): string[] {
  if (config.LABAN_MODE !== 'production') return []
  const { LABAN_DATA, LABAN_CHECKPOINTS, BASE_URL } = config
  const warnings: string[] = []
  if (isInside(LABAN_DATA, LABAN_CHECKPOINTS)) {
    warnings.push(said(CONFIGURATION_WARNINGS['checkpoints-inside'], { path: LABAN_CHECKPOINTS }))
  }
  if (BASE_URL?.startsWith('http:')) warnings.push(said(CONFIGURATION_WARNINGS['not-encrypted'], { url: BASE_URL }))
  return warnings
}

function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== resolve(path)
}

function said({ vi, en }: Bilingual, params: Params): string {
  return `${vi(params)}\n  ${en(params)}`
}

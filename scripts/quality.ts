import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pinned-node.mjs'
import { type Step, tool } from './step.ts'

// The browser's rooms and the domain may use less than Node offers; the root project checks the rest.
// The measurements have packages of their own, which `npm run bench` installs: without them they are not checked.
const TYPE_PROJECTS = ['.', 'src/domain', 'src/contract', 'src/text', 'src/web', 'src/web/shell-worker', 'test/e2e']
const WITH_OWN_PACKAGES = ['bench']

/** Format, lint and types: what needs no test run. */
export async function qualitySteps(): Promise<Step[]> {
  return [
    await tool('format (oxfmt)', 'oxfmt', ['--check']),
    await tool('lint (oxlint)', 'oxlint', ['--type-aware', '--deny-warnings', '--format=unix', '.']),
    ...(await typeSteps()),
  ]
}

async function typeSteps(): Promise<Step[]> {
  const steps = []
  for (const project of [...TYPE_PROJECTS, ...WITH_OWN_PACKAGES.filter(hasPackages)].filter(hasSources)) {
    steps.push(
      await tool(`types (${project === '.' ? 'node' : project})`, 'tsc', ['--project', project, '--pretty', 'false']),
    )
  }
  return steps
}

function hasSources(project: string): boolean {
  const folder = join(root, project)
  return existsSync(folder) && globSync('**/*.{ts,tsx}', { cwd: folder, exclude: ['node_modules'] }).length > 0
}

function hasPackages(project: string): boolean {
  return existsSync(join(root, project, 'node_modules'))
}

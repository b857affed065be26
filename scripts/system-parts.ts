// The programs that npm cannot bring and that tests need: a Chromium, LibreOffice Calc and Writer, the Liberation fonts, the oldest
// PostgreSQL that we support and a virus scanner.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** `best` where several programs do: it is installed even beside another, which serves where it cannot be. */
type Part = { name: string; debian: string; find: () => string | undefined; best?: () => string | undefined }

// It draws no windows: pages open in half the time.
const headlessShell = () => existing(process.env['CHROMIUM_PATH']) ?? onPath('chromium-headless-shell')

const PARTS = {
  chromium: {
    name: 'Chromium',
    debian: 'chromium-headless-shell',
    best: headlessShell,
    find: () =>
      headlessShell() ??
      onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
      existing('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  },
  calc: {
    name: 'LibreOffice Calc',
    debian: 'libreoffice-calc',
    find: () => soffices().find((soffice) => hasApplication(soffice, 'libsclo')),
  },
  writer: {
    name: 'LibreOffice Writer',
    debian: 'libreoffice-writer',
    find: () => soffices().find((soffice) => hasApplication(soffice, 'libswlo')),
  },
  fonts: {
    name: 'Liberation fonts',
    debian: 'fonts-liberation2',
    find: () =>
      existing('/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf') ??
      existing('/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf') ??
      fontFile('Liberation Serif'),
  },
  postgres: {
    name: 'PostgreSQL 15',
    debian: 'postgresql-15',
    find: () => existing(join(process.env['POSTGRES_15_BIN'] ?? '/usr/lib/postgresql/15/bin', 'postgres')),
  },
  clamd: {
    name: 'ClamAV',
    debian: 'clamav-daemon',
    find: () => existing('/usr/sbin/clamd') ?? onPath('clamd'),
  },
} as const satisfies Record<string, Part>

export type PartName = keyof typeof PARTS

const NAMES = Object.keys(PARTS) as PartName[]
const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.d'
const APT_TIME_LIMIT_MS = 8 * 60_000

/** The path of a part; a test that needs one that is missing fails with the command that installs it. */
export function systemPart(name: PartName): string {
  const path = PARTS[name].find()
  if (path === undefined) throw new Error(howToInstall(name))
  return path
}

/** Installs what is missing where it may; returns a sentence for each part that is missing still. */
export function provideSystemParts(): string[] {
  const wanted = NAMES.filter((name) => {
    const { find, best = find }: Part = PARTS[name]
    return best() === undefined
  })
  if (wanted.length > 0 && process.getuid?.() === 0 && onPath('apt-get')) install(wanted)
  return missing().map(howToInstall)
}

function missing(): PartName[] {
  return NAMES.filter((name) => PARTS[name].find() === undefined)
}

function install(names: PartName[]): void {
  const packages = names.map((name) => PARTS[name].debian)
  const get = () => aptGet('install', '--no-install-recommends', ...packages)
  aptGet('update')
  if (names.includes('postgres')) withoutDefaultCluster(get)
  else get()
}

/** Debian would make and start a cluster of its own with the programs: tests need none, and it would stay. */
function withoutDefaultCluster(act: () => void): void {
  const setting = join(CLUSTER_SETTINGS, 'laban-tests.conf')
  mkdirSync(CLUSTER_SETTINGS, { recursive: true })
  writeFileSync(setting, 'create_main_cluster = false\n')
  try {
    act()
  } finally {
    rmSync(setting, { force: true })
  }
}

function aptGet(...args: string[]): void {
  const patient = ['-y', '-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', '-o', 'Dpkg::Use-Pty=0']
  spawnSync('apt-get', [...patient, ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: APT_TIME_LIMIT_MS,
  })
}

function howToInstall(name: PartName): string {
  const { name: title, debian } = PARTS[name]
  return `Thiếu / missing ${title}: sudo apt-get install -y --no-install-recommends ${debian}`
}

function onPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

function soffices(): string[] {
  const places = [onPath('soffice', 'libreoffice'), '/Applications/LibreOffice.app/Contents/MacOS/soffice']
  return places.filter((place) => place !== undefined && existsSync(place)) as string[]
}

// Debian installs LibreOffice's applications apart: a soffice alone may know nothing of spreadsheets.
function hasApplication(soffice: string, library: string): boolean {
  const program = dirname(realpathSync(soffice))
  return existsSync(join(program, `${library}.so`)) || existsSync(join(program, `../Frameworks/${library}.dylib`))
}

function fontFile(family: string): string | undefined {
  if (!onPath('fc-match')) return undefined
  const { stdout } = spawnSync('fc-match', ['-f', '%{family}\n%{file}', family], { encoding: 'utf8' })
  const [found, file] = stdout.split('\n')
  return found?.includes(family) ? file : undefined
}

function existing(path: string | undefined): string | undefined {
  return path !== undefined && existsSync(path) ? path : undefined
}

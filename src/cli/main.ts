import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { ContentError } from '#domain/content/content-fault.ts'
import { contentFaultText } from '#text/content-faults.ts'
import { Language } from '#text/language.ts'
import { Misuse, Unusable, type Command, type Options, type Output } from './command.ts'
import { contentCheck } from './content-check.ts'
import { contentCounts } from './content-counts.ts'
import { contentCoverage } from './content-coverage.ts'
import { contentList } from './content-list.ts'
import { editionCheck, editionList, editionShow } from './edition.ts'
import { editionRead } from './edition-read.ts'
import { explainCommand } from './explain.ts'
import { commandHelp, COMMON_OPTIONS, overview } from './help.ts'
import { rankCommand } from './rank.ts'
import { fileErrorText } from './scored-values.ts'
import { scoreCommand } from './score.ts'
import { workbookCommand } from './workbook.ts'

const FILE_COMMANDS: readonly Command[] = [
  editionList,
  editionShow,
  editionCheck,
  editionRead,
  scoreCommand,
  rankCommand,
  explainCommand,
  workbookCommand,
  contentCheck,
  contentList,
  contentCounts,
  contentCoverage,
]

// A reader that has seen enough (`| head`) is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 1),
  )
}
process.exitCode = await run(process.argv.slice(2))

/** Finds the command, runs it, prints what it gives back; the exit code is the result. */
async function run(args: readonly string[]): Promise<number> {
  const command = named(FILE_COMMANDS, args) ?? named(await memoryCommands(), args)
  if (!command) return withoutCommand(args)
  let language: Language = 'vi'
  try {
    const options = optionsOf(command, args.slice(command.name.split(' ').length))
    if (options === 'help') return print([commandHelp(command)], 0)
    language = options.language
    const output = await command.run(options)
    return await printed(output)
  } catch (error) {
    return explained(error, command, language)
  }
}

function named(commands: readonly Command[], args: readonly string[]): Command | undefined {
  return commands.find((one) => one.name === args.slice(0, one.name.split(' ').length).join(' '))
}

/** Read only where they are asked for: what works on files alone starts in half the time. */
async function memoryCommands(): Promise<readonly Command[]> {
  return (await import('./memory/commands.ts')).MEMORY_COMMANDS
}

async function withoutCommand(args: readonly string[]): Promise<number> {
  const commands = [...FILE_COMMANDS, ...(await memoryCommands())]
  const isHelp = args.length === 0 || args.includes('--help') || args[0] === 'help'
  if (isHelp) return print([overview(commands)], args.length === 0 ? 2 : 0)
  process.stderr.write(
    `Không có lệnh «${args.slice(0, 2).join(' ')}». / There is no such command.\n\n${overview(commands)}`,
  )
  return 2
}

function optionsOf(command: Command, args: readonly string[]): Options | 'help' {
  if (args.includes('--help')) return 'help'
  const known = [...command.options, ...COMMON_OPTIONS]
  const types = Object.fromEntries(
    known.map((option) => [option.name, { type: option.argument ? ('string' as const) : ('boolean' as const) }]),
  )
  const { values, positionals } = parsedArgs(args, types)
  const language = Language.safeParse(values['lang'] ?? 'vi')
  if (!language.success) throw new Misuse('--lang nhận vi hoặc en', '--lang takes vi or en')
  if (positionals.length !== command.positionals) {
    throw new Misuse(`cần: laban ${command.name} ${command.usage}`, `usage: laban ${command.name} ${command.usage}`)
  }
  return { values, positionals, language: language.data, json: values['json'] === true }
}

function parsedArgs(args: readonly string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw misuseOf(error)
  }
}

/** The system's own words are English only; its code says what is wrong. */
function misuseOf(error: unknown): Misuse {
  const message = error instanceof Error ? error.message.split('. ')[0]! : String(error)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const name = /'(?:-\w, )?([^' ]+)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return new Misuse(`không có tuỳ chọn ${name}`, `there is no option ${name}`)
  return new Misuse(
    `tuỳ chọn ${name} thiếu giá trị hoặc có giá trị thừa`,
    `the option ${name} lacks its value or takes none`,
  )
}

async function printed(output: Output): Promise<number> {
  const code = await print(output.stdout, output.exit)
  for (const line of output.stderr) process.stderr.write(`${line}\n`)
  return code
}

/** Writes piece by piece and waits when the reader is slow, so that memory stays bounded. */
async function print(pieces: Iterable<string>, exit: number): Promise<number> {
  let gathered = ''
  for (const piece of pieces) {
    gathered += piece
    if (gathered.length < 65_536) continue
    if (!process.stdout.write(gathered)) await once(process.stdout, 'drain')
    gathered = ''
  }
  if (gathered !== '' && !process.stdout.write(gathered)) await once(process.stdout, 'drain')
  return exit
}

/** Expected failures as sentences; anything else is a bug and shows no stack trace either. */
function explained(error: unknown, command: Command, language: Language): number {
  if (error instanceof Misuse) {
    process.stderr.write(`${error.vi}\n${error.message}\n\nlaban ${command.name} --help\n`)
    return 2
  }
  if (error instanceof ContentError) {
    process.stderr.write(`${error.faults.map((fault) => contentFaultText(fault, language)).join('\n')}\n`)
    return 1
  }
  if (error instanceof Unusable) {
    process.stderr.write(`${error.sentences.join('\n')}\n`)
    return 1
  }
  const told = fileErrorText(error, language)
  if (told !== undefined) {
    process.stderr.write(`${told}\n`)
    return 1
  }
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    `Lỗi trong chương trình, hãy báo cho người phát triển: ${reason}\nA bug in the program, please report it: ${reason}\n`,
  )
  return 1
}

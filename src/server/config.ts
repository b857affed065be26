import { z } from 'zod'

/** What the server is told from outside. `localhost` listens on both loopback addresses and nowhere else. */
export const Config = z.object({
  HOST: z.string().min(1).default('localhost'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})
export type Config = z.infer<typeof Config>

const EXAMPLES = { HOST: '0.0.0.0', PORT: '8080', LOG_LEVEL: 'info' } as const satisfies Record<keyof Config, string>

/** Reads the environment; a bad value is told with its name and an example of a good one. */
export function configFrom(environment: Record<string, string | undefined>): Config | { faults: string[] } {
  const result = Config.safeParse(environment)
  if (result.success) return result.data
  const names = new Set(result.error.issues.map((issue) => String(issue.path[0])))
  return {
    faults: [...names].map((name) => {
      const [found, example] = [environment[name] ?? '', EXAMPLES[name as keyof Config]]
      return `${name}="${found}" không dùng được, ví dụ đúng: ${name}=${example} / cannot be used, for example ${name}=${example}`
    }),
  }
}

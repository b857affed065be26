import { Refusal } from './refusal.ts'

/** How many statements may be under way, how many questions go into one, and how many may wait. */
export type GatherLimits = { readonly atOnce: number; readonly most: number; readonly waiting: number }

/**
 * What is asked while earlier questions are under way is gathered and asked of the database together: under load a
 * statement serves many, without load each goes at once. Answers come in the order of the questions. Where a row of
 * several cannot be written, each is tried by itself, so that nobody fails for another one's; where the database does
 * not answer, all who wait are told so.
 */
export function gathered<Ask, Answer>(
  answer: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
  limits: GatherLimits,
): (ask: Ask) => Promise<Answer> {
  const waiting: Waiting<Ask, Answer>[] = []
  let underWay = 0

  const serveNext = (): void => {
    if (underWay >= limits.atOnce || waiting.length === 0) return
    underWay += 1
    const group = waiting.splice(0, limits.most)
    void served(answer, group)
      .catch((error: unknown) => {
        for (const { failed } of [...group, ...waiting.splice(0)]) failed(error)
      })
      .finally(() => {
        underWay -= 1
        serveNext()
      })
  }
  return (ask) => {
    if (waiting.length >= limits.waiting) return Promise.reject(new Refusal('unavailable'))
    return new Promise((found, failed) => {
      waiting.push({ ask, found, failed })
      serveNext()
    })
  }
}

type Waiting<Ask, Answer> = {
  readonly ask: Ask
  readonly found: (answer: Answer) => void
  readonly failed: (error: unknown) => void
}

async function served<Ask, Answer>(
  answer: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
  group: readonly Waiting<Ask, Answer>[],
): Promise<void> {
  try {
    const answers = await answer(group.map(({ ask }) => ask))
    group.forEach(({ found }, at) => found(answers[at]!))
  } catch (error) {
    if (!isOfARow(error)) throw error
    if (group.length === 1) group[0]!.failed(error)
    else for (const one of group) await served(answer, [one])
  }
}

/** What a row contains or contradicts (SQLSTATE classes 22 and 23), not how the database is. */
function isOfARow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]\d/.test(error.code)
}

import type { FindingPlace } from './finding.ts'

export type Reviewable = FindingPlace & { readonly id: string; readonly by: string }

/**
 * Method §15.5. Decided findings that are to be reviewed because somebody changed a number that their criteria read:
 * those of others, in all submissions of the round. A blind look reads the number as the unit gave it, and stays.
 */
export function toReview<F extends Reviewable>(
  findings: readonly F[],
  {
    finding,
    by,
    readers,
  }: {
    /** The finding that changed the number. */
    readonly finding: string
    readonly by: string
    /** By submission: the criteria that read a changed number. */
    readonly readers: ReadonlyMap<string, ReadonlySet<string>>
  },
): F[] {
  return findings.filter(
    (one) =>
      one.id !== finding &&
      one.by !== by &&
      one.state === 'decided' &&
      one.pass !== 'blind' &&
      readers.get(one.submission)?.has(one.node) === true,
  )
}

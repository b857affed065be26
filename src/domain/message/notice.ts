import { z } from 'zod'

const Name = z.string().min(1).max(1000)
const Moment = z.iso.datetime({ offset: true })

const OfUnit = z.strictObject({ round: Name, organisation: Name })
const UntilThen = OfUnit.extend({ until: Moment })
const OfUnits = z.strictObject({ round: Name, organisations: z.array(Name).min(1).max(2000) })
const outage = { from: Moment, to: Moment }

/**
 * What somebody is told, with what its sentence is made of: names and deadlines, never points, numbers or files. What
 * more there is to know stands behind the link, where it is asked who may read it.
 */
export const Notice = z.discriminatedUnion('kind', [
  told('round-opened', UntilThen),
  told('reminder', UntilThen),
  told('deadline-over', UntilThen),
  told('deadline-put-off', UntilThen),
  told('deadline-put-off-by-outage', UntilThen.extend(outage)),
  /** For the standing agency: of a round's end of entry, with those who have not submitted yet. */
  told(
    'entry-put-off',
    z.strictObject({ round: Name, until: Moment, ...outage, organisations: z.array(Name).max(2000) }),
  ),
  /** For whoever stands above: who has not submitted. */
  told('not-submitted', OfUnits.extend({ until: Moment })),
  /** For appraisers, here and where there are several units below. */
  told('submission-received', OfUnits),
  told('submission-recalled', OfUnit),
  told('finding-released', UntilThen),
  told('finding-to-review', OfUnits),
  told('explanation-opened', UntilThen),
  told('explanation-given', OfUnits),
  told('explanation-ended', OfUnits),
  told('reopened', UntilThen),
  told('approved', OfUnit),
  told('remark-mention', z.strictObject({ organisation: Name, item: Name, by: Name })),
  told('evidence-quarantined', z.strictObject({ organisation: Name, evidence: Name })),
])
export type Notice = z.infer<typeof Notice>

export const NoticeKind = z.enum(Notice.options.map(({ shape }) => shape.kind.value))
export type NoticeKind = z.infer<typeof NoticeKind>

/** A notice on its way to an account. */
export type NewNotice = Notice & {
  readonly account: string
  /** The page of the application that it leads to, from its root. */
  readonly path?: string
  /** An account is told once under one key: the command may come by again, as the clock's do. */
  readonly onceKey: string
}

function told<const Kind extends string, Params extends z.ZodType>(kind: Kind, params: Params) {
  return z.strictObject({ kind: z.literal(kind), params })
}

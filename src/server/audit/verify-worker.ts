import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '#db/database.ts'
import type { AuditFinding } from '#domain/event/audit-finding.ts'
import type { Audited } from '#domain/event/verify.ts'
import { verifyDatabase } from '../events/verify.ts'

/** What a worker is asked to verify, and what it answers. */
export type Question = { readonly url: string; readonly checkpointFile: string; readonly publicKeyFile: string }
export type Verdict = Audited & { readonly found: number; readonly findings: readonly AuditFinding[] }

/** A history that is wrong everywhere needs no longer list; the command line tells more. */
const MOST_TOLD = 50

const { url, ...places } = workerData as Question
const database = openDatabase(url, { most: 2 })
try {
  const findings: AuditFinding[] = []
  let found = 0
  const audited = await verifyDatabase({ database, ...places }, (finding) => {
    found += 1
    if (findings.length < MOST_TOLD) findings.push(finding)
  })
  // A port of Node has no target origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort!.postMessage({ ...audited, found, findings } satisfies Verdict)
} finally {
  await database.close()
}

import { uuidv7 } from 'uuidv7'

type Insert = (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => Promise<void>
type Owner = { readonly organisations: readonly string[]; readonly account: string }

const AT = '2026-02-28T16:59:59.123456Z'
const FILES = 9
// The largest whole number that the program reads back exactly.
const BYTES = '9007199254740991'

/** Files, documents, links and uploads with odd texts; each file has another one, since it is found by it. */
export async function fillEvidence(
  insert: Insert,
  odd: (index: number) => string,
  { organisations, account }: Owner,
): Promise<void> {
  const organisation_id = organisations[0]
  const each = Array.from({ length: FILES }, (_, at) => at)
  await insert(
    'stored_file',
    each.map((i) => ({
      hash: odd(i),
      bytes: BYTES,
      media_type: odd(i + 1),
      state: i % 2 ? 'quarantined' : 'clean',
      threat: i % 2 ? odd(i) : null,
      stored_at: AT,
    })),
  )
  const documents = each.map((i) => ({
    id: uuidv7(),
    organisation_id,
    kind: 'document',
    ...(i % 2 ? { address: odd(i) } : { file_hash: odd(i), file_name: odd(i + 1) }),
    number: odd(i),
    issued_on: '0044-03-15 BC',
    subject_line: odd(i + 2),
    signer_role: i % 2 ? 'deputy' : null,
    valid_to: 'infinity',
    version: 1,
    added_by: account,
    added_at: AT,
  }))
  await insert('evidence', documents)
  const linked = { subject_id: organisation_id, item_id: 'a', period: '2025', linked_by: account, linked_at: AT }
  await insert(
    'evidence_link',
    documents.map(({ id }, i) => ({ id: uuidv7(), evidence_id: id, ...linked, note: odd(i) })),
  )
  const upload = { account_id: account, organisation_id, file_name: odd(0), bytes: BYTES, begun_at: AT, expires_at: AT }
  await insert('upload', [
    { id: uuidv7(), ...upload, writer: uuidv7() },
    { id: uuidv7(), ...upload, file_hash: odd(2) },
  ])
}

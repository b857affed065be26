import type { Insertable } from 'kysely'
import type { z } from 'zod'
import type { evidence } from '#contract/evidence.ts'
import type { EvidenceDescription, EvidenceView } from '#contract/evidence-views.ts'
import type { Tx } from '#db/database.ts'
import type { DB } from '#db/tables.ts'
import { nameFor, type MediaType } from '#domain/evidence/file-fault.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import type { EvidenceDeps } from './deps.ts'
import { evidenceWithIds, storedEvidence, viewOf } from './queries.ts'

type Input = z.output<(typeof evidence.createEvidence)['input']>

/** Puts a document into an organisation's store; sent twice under one id, it is there once. */
export async function createEvidence({ db }: EvidenceDeps, input: Input, call: Call): Promise<EvidenceView> {
  const { account } = actorOf(call)
  const { evidence: id, organisation, address } = input
  return db.transaction().execute(async (tx) => {
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const [known] = await evidenceWithIds(tx, [id])
    if (known && known.organisation !== organisation) throw new Refusal('not-found')
    if (known) return viewOf(known)
    const file = input.upload === undefined ? undefined : await ownFile(tx, input, account)
    await tx
      .insertInto('evidence')
      .values({
        id,
        organisation_id: organisation,
        ...columnsOf(input),
        file_hash: file?.hash ?? null,
        file_name: file?.name ?? null,
        address: address ?? null,
        version: 1,
        added_by: account,
        added_at: heads.at,
      })
      .execute()
    const stored = await storedEvidence(tx, id)
    const body = {
      ...bodyOf(input),
      evidence: id,
      address: address ?? null,
      file: file ? { name: file.name, sha256: file.hash } : null,
    }
    await recordOn(tx, heads, [{ stream, kind: 'evidence.added', by: account, body }], call.origin)
    return viewOf(stored)
  })
}

/** Only what the caller brought, and for this organisation: whoever knows a hash has not seen the file. */
async function ownFile(
  tx: Tx,
  { upload, organisation }: Input,
  account: string,
): Promise<{ hash: string; name: string }> {
  const row = await tx
    .selectFrom('upload')
    .innerJoin('stored_file as file', 'file.hash', 'upload.file_hash')
    .select(['file.hash', 'file.media_type', 'upload.file_name'])
    .where('upload.id', '=', upload!)
    .where('upload.account_id', '=', account)
    .where('upload.organisation_id', '=', organisation)
    .where('file.state', '<>', 'quarantined')
    .forShare()
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return { hash: row.hash, name: nameFor(row.file_name, row.media_type as MediaType) }
}

/** What is said of a document, as its row has it. */
export function columnsOf(said: EvidenceDescription) {
  return {
    kind: said.kind,
    number: said.number ?? null,
    issued_on: said.issuedOn ?? null,
    issuer: said.issuer ?? null,
    subject_line: said.subjectLine ?? null,
    signer: said.signer ?? null,
    signer_title: said.signerTitle ?? null,
    signer_role: said.signerRole ?? null,
    valid_from: said.validFrom ?? null,
    valid_to: said.validTo ?? null,
  } satisfies Partial<Insertable<DB['evidence']>>
}

/** The same as an event tells it. */
export function bodyOf(said: EvidenceDescription): Readonly<Record<string, unknown>> {
  const { kind, number, issuedOn, issuer, subjectLine, signer, signerTitle, signerRole, validFrom, validTo } = said
  const given = { kind, number, issuedOn, issuer, subjectLine, signer, signerTitle, signerRole, validFrom, validTo }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

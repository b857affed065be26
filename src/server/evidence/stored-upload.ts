import { sql } from 'kysely'
import type { UploadedFile } from '#contract/evidence-views.ts'
import type { Db } from '#db/database.ts'
import type { FileState } from '#domain/evidence/evidence.ts'
import { Refusal } from '../refusal.ts'

export type StoredUpload = {
  readonly id: string
  readonly organisation: string
  readonly account: string
  readonly fileName: string
  readonly bytes: number
  readonly expires: Date
  readonly isOver: boolean
  /** Once it is whole and taken in. */
  readonly file: UploadedFile | undefined
}

/** Whose an upload is, for the door: over once its file is taken in, or its day is. */
export async function uploadPlace(db: Db, id: string): Promise<{ organisation: string; state: 'open' | 'ended' }> {
  const { organisation, file, isOver } = await storedUpload(db, id)
  return { organisation, state: file || isOver ? 'ended' : 'open' }
}

/** Everybody continues their own uploads and nobody else's, whatever else they may do. */
export async function ownUpload(db: Db, id: string, account: string): Promise<StoredUpload> {
  const upload = await storedUpload(db, id)
  if (upload.account !== account) throw new Refusal('not-found')
  return upload
}

async function storedUpload(db: Db, id: string): Promise<StoredUpload> {
  const row = await db
    .selectFrom('upload')
    .leftJoin('stored_file as file', 'file.hash', 'upload.file_hash')
    .select(['upload.id', 'organisation_id', 'account_id', 'file_name', 'upload.bytes', 'expires_at'])
    .select(['file.hash', 'file.media_type', 'file.state', sql<boolean>`expires_at <= now()`.as('is_over')])
    .where('upload.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return {
    id,
    organisation: row.organisation_id,
    account: row.account_id,
    fileName: row.file_name,
    bytes: row.bytes,
    expires: row.expires_at,
    isOver: row.is_over,
    file:
      row.hash === null
        ? undefined
        : {
            upload: id,
            fileName: row.file_name,
            bytes: row.bytes,
            mediaType: row.media_type!,
            state: row.state as FileState,
          },
  }
}

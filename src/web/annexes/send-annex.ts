import { AnnexCheck, annexes } from '#contract/annexes.ts'
import { CallError, urlOf } from '#contract/client.ts'
import { LARGEST_ANNEX } from '#domain/edition/annex/annex-file-fault.ts'
import { jsonOf, sendBytes } from '../evidence/send-bytes.ts'

const HEADERS = { 'content-type': 'application/octet-stream' }

/** What the file says; nothing is written by it. */
export async function checkAnnex(file: File): Promise<AnnexCheck> {
  if (file.size > LARGEST_ANNEX)
    throw new CallError('annex-not-read', undefined, {
      code: 'file-too-large',
      params: { bytes: file.size, most: LARGEST_ANNEX },
    })
  const url = urlOf(annexes.checkAnnex, { fileName: nameOf(file) })
  return AnnexCheck.parse(jsonOf(await sendBytes({ method: 'POST', url, headers: HEADERS, body: file })))
}

export type Wish = { readonly edition: string; readonly title: string; readonly accepted: string }

/** Begins a draft from the file that was checked; answers its id. */
export async function beginAnnexDraft(file: File, wish: Wish): Promise<string> {
  const url = urlOf(annexes.beginAnnexDraft, { ...wish, fileName: nameOf(file) })
  await sendBytes({ method: 'POST', url, headers: HEADERS, body: file })
  return wish.edition
}

function nameOf({ name }: File): string {
  return name.normalize('NFC').slice(-200)
}

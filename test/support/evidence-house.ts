import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { evidence } from '#contract/evidence.ts'
import type { EvidenceView, UploadedFile } from '#contract/evidence-views.ts'
import { API_ROOT, type InputOf } from '#contract/operation.ts'
import type { Problem } from '#contract/refusal.ts'
import { openProvince, type Caller, type Province } from './province.ts'

/** A province whose server listens, and officers of two of its departments. */
export type EvidenceHouse = {
  readonly province: Province
  readonly origin: string
  readonly unit: string
  readonly officer: Caller
  readonly stranger: Caller
  readonly standing: Caller
  /** Sends a file in one piece. */
  readonly upload: (bytes: Uint8Array<ArrayBuffer>, wish?: Wish) => Promise<Sent>
  /** The same, made evidence. */
  readonly added: (bytes: Uint8Array<ArrayBuffer>, said?: Partial<Said>) => Promise<EvidenceView>
  readonly get: (path: string, caller?: Caller, headers?: Record<string, string>) => Promise<Response>
  /** The names of what lies in the store's folder, with what is on its way. */
  readonly stored: () => Promise<string[]>
}

export type Wish = { readonly caller?: Caller; readonly fileName?: string; readonly organisation?: string }
export type Sent = { readonly status: number; readonly body: UploadedFile & Problem }
type Said = Omit<InputOf<typeof evidence.createEvidence>, 'organisation' | 'evidence' | 'upload'> & { fileName: string }

export async function openEvidenceHouse(wish: Parameters<typeof openProvince>[0] = {}): Promise<EvidenceHouse> {
  const province = await openProvince(wish)
  const origin = await province.app.listen({ host: '127.0.0.1', port: 0 })
  const unit = province.organisation('so-y-te')
  const officer = await province.as('cb.so-y-te')
  const root = origin + API_ROOT
  const upload: EvidenceHouse['upload'] = async (
    bytes,
    { caller = officer, fileName = '12-QD.pdf', organisation = unit } = {},
  ) => {
    const query = new URLSearchParams({ organisation, fileName }).toString()
    const headers = { 'content-type': evidence.uploadFile.bytes, cookie: caller.cookie }
    const response = await fetch(`${root}/evidence/files?${query}`, { method: 'POST', headers, body: bytes })
    return { status: response.status, body: (await response.json()) as Sent['body'] }
  }
  return {
    province,
    origin,
    unit,
    officer,
    stranger: await province.as('cb.so-tu-phap'),
    standing: await province.as('thuong-truc'),
    upload,
    added: async (bytes, { fileName = '12-QD.pdf', ...said } = {}) => {
      const { body } = await upload(bytes, { fileName })
      const of = { organisation: unit, evidence: uuidv7(), upload: body.upload }
      return officer.call(evidence.createEvidence, { ...of, kind: 'document', ...said })
    },
    get: (path, caller = officer, headers = {}) =>
      fetch(root + path, { headers: { cookie: caller.cookie, ...headers } }),
    stored: async () => {
      const folder = join(province.files.store.incoming, '..')
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
      return entries.filter((one) => one.isFile()).map(({ name }) => name)
    },
  }
}

import { readEdition } from '#content/library.ts'
import type { AnnexCheck } from '#contract/annexes.ts'
import { API_ROOT } from '#contract/operation.ts'
import { annexDocument } from '#test/support/annex-documents.ts'
import { cookieOf } from './appraisal-site.ts'
import type { AnySite } from './site.ts'

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Annex 4 of plan 222 as a Word file. */
export function annex4(): Buffer {
  return annexDocument(readEdition('hue-2020'))
}

const begun = new WeakMap<AnySite, Promise<string>>()

/** A draft that was begun from annex 4; nothing of it is decided. */
export function annexDraft(site: AnySite): Promise<string> {
  const draft = begun.get(site) ?? begin(site, 'ban-thao-tu-phu-luc')
  begun.set(site, draft)
  return draft
}

async function begin(site: AnySite, edition: string): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream', cookie: await cookieOf(site, 'thuong-truc') }
  const send = async (path: string, query: Record<string, string>): Promise<unknown> => {
    const url = `${site.url}${API_ROOT}${path}?${new URLSearchParams(query).toString()}`
    const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(annex4()) })
    if (!answer.ok) throw new Error(await answer.text())
    return answer.json()
  }
  const fileName = 'phu-luc-4.docx'
  const { accepted } = (await send('/annexes/check', { fileName })) as AnnexCheck
  await send('/annexes/drafts', { edition, title: 'Bộ chỉ số chuyển đổi số 2027', fileName, accepted })
  return edition
}

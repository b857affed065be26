import { editionDrafts } from '#contract/edition-drafts.ts'
import type { Page } from 'playwright-core'
import { paragraph, wordDocument } from '#test/support/annex-documents.ts'
import { annex4, annexDraft, WORD } from './annex-site.ts'
import { clientOfAccount } from './appraisal-site.ts'
import type { Screen } from './screen.ts'
import type { ScreenSite } from './screen-site.ts'
import type { Site } from './site.ts'

const [AGENCY, AUDITOR, DRAFT] = ['thuong-truc', 'kiem-tra', 'ban-thao-de-xem']
const begun = new WeakMap<Site, Promise<unknown>>()

/** A draft that is there once it was asked for. */
async function withDraft({ loaded }: ScreenSite): Promise<string> {
  const begin = async () => {
    const agency = await clientOfAccount(loaded, AGENCY)
    await agency(editionDrafts.beginEditionDraft, { edition: DRAFT, copyOf: 'hue-2020' })
  }
  if (!begun.has(loaded)) begun.set(loaded, begin())
  await begun.get(loaded)
  return DRAFT
}

const ofDraft = (below: string) => async (site: ScreenSite) => ({
  path: `/soan-bo-chi-so/${await withDraft(site)}${below}`,
  as: AGENCY,
})

/** The file of annex 4, chosen on the page that reads it. */
const choose = (bytes: () => Buffer) => async (page: Page) => {
  await page.locator('input[type=file]').setInputFiles({ name: 'phu-luc-4.docx', mimeType: WORD, buffer: bytes() })
  await page.locator('main h2').first().waitFor()
}

/** Where editions are written, compared and issued. */
export const SCREENS_EDITIONS: Record<string, Screen> = {
  '/soan-bo-chi-so': {
    filled: async (site) => {
      await withDraft(site)
      return { path: '/soan-bo-chi-so', as: AGENCY }
    },
    empty: () => ({ path: '/soan-bo-chi-so', as: AUDITOR }),
    error: 'answers fail',
  },
  '/soan-bo-chi-so/$draft': {
    filled: ofDraft('?muc=1.1.1'),
    empty: ofDraft('?tim=khong-co-muc-nao'),
    error: 'answers fail',
  },
  '/soan-bo-chi-so/$draft/ban-hanh': {
    filled: ofDraft('/ban-hanh'),
    empty: { never: 'a draft has one row at least' },
    error: 'answers fail',
  },
  '/doc-bo-chi-so': {
    filled: () => ({ path: '/doc-bo-chi-so', as: AGENCY, act: choose(annex4) }),
    empty: () => ({ path: '/doc-bo-chi-so', as: AGENCY }),
    error: () => ({ path: '/doc-bo-chi-so', as: AGENCY, act: choose(() => wordDocument(paragraph('Kính gửi'))) }),
  },
  '/soan-bo-chi-so/$draft/cach-tinh': {
    filled: async ({ loaded }) => ({ path: `/soan-bo-chi-so/${await annexDraft(loaded)}/cach-tinh`, as: AGENCY }),
    empty: async ({ loaded }) => ({
      path: `/soan-bo-chi-so/${await annexDraft(loaded)}/cach-tinh?xem=da-quyet`,
      as: AGENCY,
    }),
    error: 'answers fail',
  },
  '/so-sanh-bo-chi-so': {
    filled: () => ({ path: '/so-sanh-bo-chi-so?tu=quoc-gia-2020&den=quoc-gia-2022', as: AGENCY }),
    empty: () => ({ path: '/so-sanh-bo-chi-so', as: AGENCY }),
    error: 'answers fail',
  },
}

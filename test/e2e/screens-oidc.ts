import type { Page } from 'playwright-core'
import type { OidcSettings } from '#server/oidc/oidc-settings.ts'
import type { Screen } from './screen.ts'

const ADMINISTRATOR = 'quan-tri.minh-hoa'
const BACK = '/dang-nhap/mot-lan'

/** A provider that is away: whatever does not need it is seen. */
export const AWAY: OidcSettings = {
  issuer: 'http://127.0.0.1:9/realms/tinh',
  client: 'laban',
  secret: 'chi-la-bi-mat-cua-bai-thu',
  scopes: 'openid profile',
  accountAttribute: 'preferred_username',
  secondFactors: [],
  addresses: {},
  home: 'https://laban.tinh.example',
}

/** Signing in by the identity provider, and its test. */
export const SCREENS_OF_OIDC: Record<string, Screen> = {
  [BACK]: {
    filled: () => ({ path: `${BACK}?code=abc&state=def` }),
    empty: () => ({ path: BACK }),
    error: () => ({ path: BACK, act: comeBackTooLate }),
  },
  '/dang-nhap/xong': {
    filled: () => ({ path: '/dang-nhap/xong' }),
    empty: { never: 'it says one thing' },
    error: { never: 'it asks the server for nothing' },
  },
  '/quan-tri/dang-nhap-mot-lan': {
    filled: () => ({ path: '/quan-tri/dang-nhap-mot-lan', as: ADMINISTRATOR, act: check }),
    empty: () => ({ path: '/quan-tri/dang-nhap-mot-lan', as: ADMINISTRATOR }),
    error: 'answers fail',
  },
}

async function comeBackTooLate(page: Page): Promise<void> {
  await page.evaluate(() => sessionStorage.setItem('laban-oidc', JSON.stringify({ visit: 'x'.repeat(43) })))
  await page.goto(`${new URL(page.url()).origin}${BACK}?code=abc&state=def`)
  await page.getByRole('alert').filter({ hasText: '10 phút' }).waitFor()
}

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kiểm tra hệ thống định danh' }).click()
  await page.getByText('Không nối được').waitFor()
}

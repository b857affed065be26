import { makeLink } from '#server/sessions/one-time-link.ts'
import type { Opening, Screen } from './screen.ts'
import type { ScreenSite } from './screen-site.ts'
import { PASSWORD } from './site.ts'

const UNIT = '/don-vi/so-y-te'
const NUMBER = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const NO_QUESTIONS = { never: 'it asks the server for nothing until a person does' }

/** The same address filled, where nothing has been loaded, and when its answers fail. */
function publicScreen(path: string): Screen {
  return { filled: () => ({ path }), empty: () => ({ path, isNothingLoaded: true }), error: 'answers fail' }
}

/** What anybody may open, with the doors. */
export const SCREENS_FOR_ALL: Record<string, Screen> = {
  '/': publicScreen('/'),
  '/don-vi': publicScreen('/don-vi'),
  '/don-vi/$unit': publicScreen(UNIT),
  '/don-vi/$unit/tieu-chi/$code': publicScreen(`${UNIT}/tieu-chi/5.9.1`),
  '/bo-chi-so': publicScreen('/bo-chi-so'),
  '/bo-chi-so/$edition': publicScreen('/bo-chi-so/hue-2020?muc=5.8.1'),
  '/van-ban': publicScreen('/van-ban'),
  '/van-ban/$document': publicScreen('/van-ban/vinh-phuc-327'),
  '/van-ban/$document/so-lieu': publicScreen('/van-ban/vinh-phuc-365/so-lieu'),
  '/co-quan': publicScreen('/co-quan'),
  '/co-quan/$province/$organisation': publicScreen('/co-quan/vinh-phuc/so-thong-tin-va-truyen-thong'),
  '/so-lieu/$item': {
    filled: ({ health }) => ({ path: `/so-lieu/${NUMBER}?don-vi=${health}`, as: 'tt.so-y-te' }),
    empty: () => ({ path: `/so-lieu/${NUMBER}` }),
    error: 'answers fail',
  },
  '/tim': publicScreen('/tim?q=dịch+vụ+công'),
  '/dang-nhap': {
    filled: () => ({
      path: '/dang-nhap',
      act: async (page) => {
        await page.getByLabel('Tên đăng nhập').fill('cb.so-y-te')
        await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
      },
    }),
    empty: () => ({ path: '/dang-nhap' }),
    error: () => ({
      path: '/dang-nhap',
      act: async (page) => {
        await page.getByLabel('Tên đăng nhập').fill('cb.so-y-te')
        await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này')
        await page.keyboard.press('Enter')
        await page.locator('main [role=alert]').waitFor()
      },
    }),
  },
  '/mo-tai-khoan': { filled: byLink, empty: () => ({ path: '/mo-tai-khoan' }), error: 'answers fail' },
  '/tai-khoan-cua-toi': {
    filled: () => ({ path: '/tai-khoan-cua-toi', as: 'xac-minh' }),
    empty: { never: 'whoever is signed in has an account and a session' },
    error: 'answers fail',
  },
  '/tai-khoan-cua-toi/thiet-bi': {
    filled: () => ({
      path: '/tai-khoan-cua-toi/thiet-bi',
      as: 'giam-sat',
      act: async (page) => {
        await page
          .getByLabel(/Mật khẩu/)
          .first()
          .fill(PASSWORD)
        await page.keyboard.press('Enter')
        await page.getByRole('img').first().waitFor()
      },
    }),
    empty: () => ({ path: '/tai-khoan-cua-toi/thiet-bi', as: 'giam-sat' }),
    error: NO_QUESTIONS,
  },
}

async function byLink({ loaded }: ScreenSite): Promise<Opening> {
  const { db } = loaded.database
  const link = await db.transaction().execute(async (tx) => {
    const { id } = await tx
      .selectFrom('account')
      .select('id')
      .where('user_name', '=', 'thu-ky-hoi-dong')
      .executeTakeFirstOrThrow()
    return (await makeLink(tx, id, 'open-account')).link
  })
  return { path: `/mo-tai-khoan#${link.token}` }
}

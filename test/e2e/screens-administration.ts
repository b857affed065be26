import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'
import type { ScreenSite } from './screen-site.ts'

const ADMINISTRATOR = 'quan-tri.minh-hoa'

const at = (path: string, act?: (page: Page) => Promise<void>) => () => ({
  path,
  as: ADMINISTRATOR,
  ...(act && { act }),
})

async function accountOf({ loaded }: ScreenSite, userName: string): Promise<string> {
  const { db } = loaded.database
  const { id } = await db.selectFrom('account').select('id').where('user_name', '=', userName).executeTakeFirstOrThrow()
  return id
}

async function organisationOf({ loaded }: ScreenSite, slug: string): Promise<string> {
  const { db } = loaded.database
  const { id } = await db.selectFrom('organisation').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  return id
}

/** Who keeps organisations and accounts. */
export const SCREENS_ADMINISTRATION: Record<string, Screen> = {
  '/quan-tri/don-vi': {
    filled: at('/quan-tri/don-vi'),
    empty: at('/quan-tri/don-vi?ngay=1990-01-01'),
    error: 'answers fail',
  },
  '/quan-tri/don-vi/moi': {
    filled: at('/quan-tri/don-vi/moi', async (page) => {
      await page.getByLabel('Tên đầy đủ').fill('Xã Đồng Lúa')
      await page.getByLabel('Loại đơn vị').selectOption('commune')
      await page.getByLabel('Trực thuộc').fill('tinh')
      await page.getByRole('list', { name: 'Đơn vị tìm thấy' }).getByRole('button').first().waitFor()
    }),
    empty: at('/quan-tri/don-vi/moi'),
    error: at('/quan-tri/don-vi/moi', async (page) => {
      await page.getByRole('button', { name: 'Thêm vào danh mục' }).click()
      await page.getByRole('alert').waitFor()
    }),
  },
  '/quan-tri/don-vi/$organisation': {
    filled: ({ health }) => ({ path: `/quan-tri/don-vi/${health}`, as: ADMINISTRATOR }),
    // A commune of the demonstration has neither a group of its own making nor anybody who supports it.
    empty: async (site) => ({
      path: `/quan-tri/don-vi/${await organisationOf(site, 'hoi-nong-dan-tinh').catch(() => site.health)}`,
      as: ADMINISTRATOR,
    }),
    error: 'answers fail',
  },
  '/quan-tri/nhom': {
    filled: at('/quan-tri/nhom'),
    empty: at('/quan-tri/nhom', async (page) => {
      await page.getByRole('button', { name: 'Thêm nhóm' }).click()
      await page.getByText('nhóm mới').waitFor()
    }),
    error: at('/quan-tri/nhom', async (page) => {
      await page.getByRole('button', { name: 'Thêm nhóm' }).click()
      await page.getByRole('button', { name: 'Lưu danh sách nhóm' }).click()
      await page.getByRole('alert').waitFor()
    }),
  },
  '/quan-tri/sap-xep': {
    filled: ({ health }) => ({
      path: `/quan-tri/sap-xep?loai=split&don-vi=${health}`,
      as: ADMINISTRATOR,
      act: (page) => page.getByRole('button', { name: /^Bỏ Sở/ }).waitFor(),
    }),
    empty: at('/quan-tri/sap-xep'),
    error: at('/quan-tri/sap-xep', async (page) => {
      await page.getByRole('button', { name: 'Xem trước những gì sẽ chuyển' }).click()
      await page.getByRole('alert').waitFor()
    }),
  },
  '/quan-tri/tai-khoan': {
    filled: at('/quan-tri/tai-khoan'),
    empty: at('/quan-tri/tai-khoan?tim=khong-co-ai'),
    error: 'answers fail',
  },
  '/quan-tri/tai-khoan/moi': {
    filled: ({ health }) => ({
      path: `/quan-tri/tai-khoan/moi?don-vi=${health}`,
      as: ADMINISTRATOR,
      act: (page) => page.getByText('Sở Y tế').first().waitFor(),
    }),
    empty: at('/quan-tri/tai-khoan/moi'),
    error: at('/quan-tri/tai-khoan/moi', async (page) => {
      await page.getByRole('button', { name: 'Tạo tài khoản và lấy đường dẫn' }).click()
      await page.getByRole('alert').waitFor()
    }),
  },
  '/quan-tri/tai-khoan/$account': {
    filled: async (site) => ({
      path: `/quan-tri/tai-khoan/${await accountOf(site, 'cb.so-y-te')}`,
      as: ADMINISTRATOR,
    }),
    empty: async (site) => ({
      path: `/quan-tri/tai-khoan/${await accountOf(site, 'cb.huyen-tan-khe')}`,
      as: ADMINISTRATOR,
    }),
    error: 'answers fail',
  },
  '/quan-tri/nhap': {
    filled: at('/quan-tri/nhap', async (page) => {
      await choose(page, 'Tên đơn vị;Loại\nXã Đồng Lúa;xã\nXã Đồng Khoai;xã\n')
      await page.getByRole('button', { name: 'Ghi 2 đơn vị vào danh mục' }).waitFor()
    }),
    empty: at('/quan-tri/nhap'),
    error: at('/quan-tri/nhap', async (page) => {
      await choose(page, 'Tên đơn vị;Loại\nXã Đồng Lúa;làng\n;xã\n')
      await page.getByRole('table').waitFor()
    }),
  },
}

async function choose(page: Page, csv: string): Promise<void> {
  const file = { name: 'don-vi.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.getByLabel('Tệp', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Xem tệp sẽ thay đổi gì' }).click()
}

/** Pages over documents as printed, over what units enter and over people; all others show the invented numbers. */
const OF_DOCUMENTS = ['/bo-chi-so', '/van-ban', '/co-quan', '/tim']
const OF_PEOPLE = [
  '/viec-cua-toi',
  '/nhap-so-lieu',
  '/kho-minh-chung',
  '/ho-so',
  '/tham-dinh',
  '/hoi-dong',
  '/dot-danh-gia',
  '/lich-nghi',
  '/dang-nhap',
  '/mo-tai-khoan',
  '/tai-khoan-cua-toi',
]

export function isAboutNumbers(pathname: string): boolean {
  return ![...OF_DOCUMENTS, ...OF_PEOPLE].some((root) => pathname === root || pathname.startsWith(`${root}/`))
}

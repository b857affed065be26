/** The keys of the pages' state and how the address writes them. */
const ADDRESS = {
  group: 'nhom',
  sort: 'xep-theo',
  down: 'giam-dan',
  query: 'tim',
  only: 'chi-dong',
  node: 'muc',
  closed: 'thu-gon',
  tried: 'thu',
  q: 'q',
  kind: 'loai',
  view: 'xem',
  flipped: 'dao',
  next: 'tiep',
  unit: 'don-vi',
  period: 'ky',
  item: 'so-lieu',
  filter: 'loc',
  round: 'dot',
  submission: 'ho-so',
  by: 'theo',
  evidence: 'minh-chung',
  page: 'trang',
  rest: 'can-xem',
  from: 'tu',
  to: 'den',
  year: 'nam',
  state: 'tinh-trang',
  level: 'chia-theo',
  act: 'viec',
  edition: 'bo-chi-so',
  on: 'ngay',
  role: 'vai-tro',
  after: 'sau',
  account: 'nguoi',
  before: 'truoc',
} as const

type Key = keyof typeof ADDRESS

const KEYS = Object.entries(ADDRESS) as [Key, string][]

export function parseSearch(address: string): Record<string, string> {
  const found = new URLSearchParams(address)
  return Object.fromEntries(KEYS.flatMap(([key, name]) => (found.has(name) ? [[key, found.get(name)!]] : [])))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = KEYS.flatMap(([key, name]) => {
    const value = search[key]
    return typeof value === 'string' && value !== '' ? [`${name}=${encode(value)}`] : []
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** Leaves readable what need not be written in numbers. */
function encode(value: string): string {
  return encodeURIComponent(value).replace(/%20/g, '+').replace(/%2C/g, ',').replace(/%2F/g, '/')
}

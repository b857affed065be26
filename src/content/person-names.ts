import type { Chance } from './chance.ts'

/** An invented Vietnamese full name. */
export function fullName(chance: Chance): string {
  const isWoman = chance() < 0.42
  const [middles, givens] = isWoman ? [WOMEN_MIDDLE, WOMEN] : [MEN_MIDDLE, MEN]
  return [drawn(FAMILIES, chance), drawn(middles, chance), drawn(givens, chance)].join(' ')
}

function drawn(names: readonly string[], chance: Chance): string {
  return names[Math.floor(chance() * names.length)]!
}

const words = (text: string): string[] => text.split(/,\s*/)

// Repeated as often as they are heard.
const FAMILIES = words(
  'Nguyễn, Nguyễn, Nguyễn, Nguyễn, Nguyễn, Trần, Trần, Trần, Lê, Lê, Lê, Phạm, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đoàn, Trương, Đinh, Mai, Lương',
)
const MEN_MIDDLE = words('Văn, Văn, Đức, Minh, Quang, Hữu, Công, Xuân, Quốc, Thanh, Đình, Ngọc, Anh, Trọng, Mạnh')
const WOMEN_MIDDLE = words(
  'Thị, Thị, Thị, Thị Thu, Thị Thanh, Thị Ngọc, Thị Kim, Thuỳ, Bích, Hồng, Mai, Phương, Thị Minh',
)
const MEN = words(
  'Hùng, Dũng, Tuấn, Sơn, Hải, Long, Thành, Bình, Nam, Cường, Khánh, Phúc, Thắng, Việt, Hoà, Trung, Tùng, Quân, An, Đạt, Kiên, Lâm, Phong, Tài, Vinh, Hưng, Nghĩa, Toàn, Duy, Khoa',
)
const WOMEN = words(
  'Hoa, Lan, Hương, Mai, Hằng, Hà, Thảo, Linh, Trang, Nga, Yến, Loan, Oanh, Hạnh, Phượng, Dung, Huệ, Nhung, Vân, Thuỷ, Liên, Tâm, Thu, Ánh, Quỳnh, Ngân, Giang, Hiền, Chi, Xuân',
)

import type { AppraisalRefusal } from '#domain/appraisal/why-not-appraise.ts'
import type { Language } from './language.ts'

type Code = AppraisalRefusal | 'finding-not-decided' | 'before-the-council' | 'nothing-lost' | 'criterion-not-open'

/** Why a criterion cannot be decided, or explained, now. */
export const APPRAISAL_REFUSALS = {
  vi: {
    'finding-not-decided': 'Kết quả thẩm định chưa ghi được. Sửa theo chỉ dẫn rồi thử lại.',
    'before-the-council':
      'Hồ sơ khác đọc số liệu này đã trình hội đồng hoặc đã phê duyệt. Đề nghị hội đồng trả lại hồ sơ đó trước.',
    'nothing-lost': 'Đơn vị chỉ mở giải trình ở tiêu chí bị mất điểm.',
    'criterion-not-open': 'Tiêu chí này không mở cho đơn vị, hoặc đã hết hạn giải trình.',
    'own-unit': 'Không thẩm định hồ sơ của đơn vị mình.',
    'wrong-pass': 'Lượt thẩm định này không làm được ở bước hiện tại. Tải lại trang.',
    'not-the-first-appraiser':
      'Tiêu chí này được thẩm định độc lập hai lần: chỉ người thẩm định lần đầu sửa kết quả đó.',
    'first-appraiser': 'Người thẩm định lần đầu không tự thẩm định độc lập lần hai. Cần người khác.',
    'not-in-sample': 'Tiêu chí này không thuộc mẫu thẩm định độc lập hai lần.',
    'first-finding-missing': 'Chưa có kết quả thẩm định lần đầu.',
    'nothing-to-settle': 'Hai lần thẩm định không khác nhau: không có gì để phân xử.',
    'blind-look-done': 'Kết quả thẩm định độc lập đã ghi và không sửa nữa.',
  },
  en: {
    'finding-not-decided': 'The finding was not written. Correct what is named and try again.',
    'before-the-council':
      'Another submission that reads this number is before the council or approved. Ask the council to send it back first.',
    'nothing-lost': 'A unit opens explanations only of criteria that lost points.',
    'criterion-not-open': 'This criterion is not open to the unit, or the time for its explanation is over.',
    'own-unit': 'Nobody appraises the submission of their own unit.',
    'wrong-pass': 'This look cannot be taken at the present step. Reload the page.',
    'not-the-first-appraiser':
      'This criterion is looked at twice, independently: only the first appraiser changes the first finding.',
    'first-appraiser': 'The first appraiser does not take the second, blind look. Somebody else must.',
    'not-in-sample': 'This criterion is not in the sample that is looked at twice.',
    'first-finding-missing': 'There is no first finding yet.',
    'nothing-to-settle': 'The two looks do not differ: there is nothing to settle.',
    'blind-look-done': 'The blind finding is written and is not changed any more.',
  },
} as const satisfies Record<Language, Record<Code, string>>

import type { MoveRefusal } from '#domain/submission/why-not.ts'
import type { Language } from './language.ts'

/** Why a submission cannot be moved now: the disabled button says the same as the refused call. */
export const MOVE_REFUSALS = {
  vi: {
    'round-not-open': 'Đợt đánh giá chưa mở hoặc đã kết thúc.',
    'entry-not-begun': 'Chưa đến thời gian nhập số liệu của đợt đánh giá.',
    'entry-not-over': 'Chưa hết hạn nộp: đơn vị còn có thể rút hồ sơ.',
    'deadline-over': 'Đã hết hạn. Nếu cần sửa, đề nghị cơ quan thường trực mở lại các tiêu chí liên quan.',
    'not-the-head': 'Người đang đăng nhập không phải thủ trưởng và không có quyền ký thay còn hiệu lực.',
    'document-needed': 'Cần kèm văn bản đã ký: số, ký hiệu; ngày; người ký.',
    'document-dated-ahead': 'Ngày của văn bản ký sau hôm nay. Kiểm tra lại ngày ký.',
    'notes-missing': 'Còn số liệu cần giải thích mà chưa ghi lý do.',
    'evidence-missing': 'Còn tiêu chí chưa có minh chứng theo yêu cầu của đợt đánh giá.',
    'criteria-undecided': 'Còn tiêu chí chưa có kết quả thẩm định hoặc cần xem lại.',
    'findings-not-released': 'Chưa gửi kết quả thẩm định để đơn vị giải trình.',
    'criteria-still-open': 'Còn tiêu chí đang mở cho đơn vị. Đợi đơn vị hoàn thành hoặc hết hạn.',
    'nothing-reopened': 'Không có tiêu chí nào đang được mở lại.',
    'common-values-not-fixed': 'Số liệu chung của đợt đánh giá chưa chốt.',
    'opening-ends-before-now': 'Hạn mở lại phải sau thời điểm hiện tại.',
    'entry-end-not-later': 'Hạn nộp mới phải sau hạn đang có và sau thời điểm hiện tại.',
    'appraisal-over': 'Đã qua hạn thẩm định của đợt nên không lùi hạn nộp riêng được nữa. Lùi lịch của cả đợt trước.',
    'entry-end-after-appraisal':
      'Hạn nộp mới không thể sau hạn thẩm định của đợt. Chọn ngày sớm hơn, hoặc lùi lịch cả đợt.',
  },
  en: {
    'round-not-open': 'The round is not open yet, or was closed.',
    'entry-not-begun': 'The time of entry of this round has not begun.',
    'entry-not-over': 'The end of entry has not come: the unit may still take its submission back.',
    'deadline-over': 'The time is over. Where something must change, ask the standing agency to reopen the criteria.',
    'not-the-head': 'Who is signed in is not the head, and has no authority in force to sign in the head’s place.',
    'document-needed': 'Attach the signed document: its number, date and signer.',
    'document-dated-ahead': 'The signed document is dated after today. Check the date.',
    'notes-missing': 'Some values ask for a note that is not there.',
    'evidence-missing': 'Some criteria have no evidence although the round asks for it.',
    'criteria-undecided': 'Some criteria have no finding yet, or one that is to be reviewed.',
    'findings-not-released': 'The findings have not been released for the unit to explain.',
    'criteria-still-open': 'Some criteria are still open to the unit. Wait until it has done, or for the end.',
    'nothing-reopened': 'No criteria are reopened.',
    'common-values-not-fixed': 'The common numbers of the round are not fixed yet.',
    'opening-ends-before-now': 'A reopening must end after now.',
    'entry-end-not-later': 'The new end of entry must come after the one that is there, and after now.',
    'appraisal-over':
      'The appraisal has ended, so one end of entry cannot be put off any more. Put off the round first.',
    'entry-end-after-appraisal':
      'The new end of entry cannot come after the end of the appraisal. Choose an earlier day, or put off the whole calendar.',
  },
} as const satisfies Record<Language, Record<MoveRefusal, string>>

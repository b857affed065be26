import type { FEATURES, FeatureName } from '#contract/operations.ts'
import { API_TOKEN_OPERATIONS } from './api-token-operations.ts'
import { APPRAISAL_OPERATIONS } from './appraisal-operations.ts'
import { AUDIT_OPERATIONS } from './audit-operations.ts'
import { EXAMINATION_OPERATIONS } from './examination-operations.ts'
import { IMPORT_OPERATIONS } from './import-operations.ts'
import { FORM_FILE_OPERATIONS } from './form-file-operations.ts'
import { PAST_TABLE_OPERATIONS } from './past-table-operations.ts'
import { EDITION_DRAFT_OPERATIONS } from './edition-draft-operations.ts'
import { HANDOVER_OPERATIONS } from './handover-operations.ts'
import { NATIONAL_PLACE_OPERATIONS } from './national-place-operations.ts'
import { OIDC_OPERATIONS } from './oidc-operations.ts'
import { ANNEX_OPERATIONS } from './annex-operations.ts'
import { REMARK_OPERATIONS } from './remark-operations.ts'
import { SUBMISSION_LIFE_OPERATIONS, WHY_LOST_OPERATIONS } from './submission-life-operations.ts'
import { SUBMISSION_OPERATIONS } from './submission-operations.ts'
import { VERDICT_OPERATIONS } from './verdict-operations.ts'

/** What an operation does, in both languages, as its heading in the API's reference. */
type Summary = { readonly vi: string; readonly en: string }
type FeatureText = { readonly title: Summary; readonly operations: Readonly<Record<string, Summary>> }

const sessions = {
  title: { vi: 'Đăng nhập và phiên làm việc', en: 'Signing in and sessions' },
  operations: {
    showSession: { vi: 'Xem phiên hiện tại của người gọi', en: 'Show the caller’s own session' },
    signIn: { vi: 'Đăng nhập bằng tên và mật khẩu', en: 'Sign in by user name and password' },
    giveSecondFactor: { vi: 'Nhập mã của thiết bị xác thực hai lớp', en: 'Give the code of the second device' },
    prolongSession: { vi: 'Giữ cho phiên đang rảnh không hết hạn', en: 'Keep an idle session alive' },
    signOut: { vi: 'Đăng xuất', en: 'Sign out' },
    listSessions: { vi: 'Liệt kê các phiên của mình', en: 'List one’s own sessions' },
    endSession: { vi: 'Kết thúc một phiên của mình', en: 'End one of one’s own sessions' },
    endOtherSessions: { vi: 'Kết thúc mọi phiên khác của mình', en: 'End all of one’s other sessions' },
    lookAtLink: { vi: 'Xem đường dẫn dùng một lần dành cho việc gì', en: 'See what a one-time link is for' },
    openByLink: { vi: 'Mở tài khoản bằng đường dẫn dùng một lần', en: 'Open an account by a one-time link' },
    changePassword: { vi: 'Đổi mật khẩu của mình', en: 'Change one’s own password' },
    beginSecondFactor: { vi: 'Bắt đầu gắn thiết bị xác thực hai lớp', en: 'Begin to set a second device' },
    confirmSecondFactor: { vi: 'Xác nhận thiết bị xác thực hai lớp', en: 'Confirm the second device' },
    removeSecondFactor: { vi: 'Gỡ thiết bị xác thực hai lớp', en: 'Remove the second device' },
  },
} as const

const accounts = {
  title: { vi: 'Tài khoản và quyền', en: 'Accounts and permissions' },
  operations: {
    listAccounts: { vi: 'Liệt kê tài khoản', en: 'List accounts' },
    showAccount: { vi: 'Xem một tài khoản', en: 'Show an account' },
    inviteAccount: { vi: 'Mời một người mở tài khoản', en: 'Invite somebody to open an account' },
    editAccount: { vi: 'Sửa thông tin tài khoản', en: 'Edit an account' },
    makeLink: { vi: 'Cấp đường dẫn dùng một lần mới', en: 'Make a new one-time link' },
    disableAccount: { vi: 'Khoá tài khoản', en: 'Disable an account' },
    enableAccount: { vi: 'Mở lại tài khoản', en: 'Enable an account' },
    grantRole: { vi: 'Giao vai trò', en: 'Grant a role' },
    endGrant: { vi: 'Kết thúc vai trò đã giao', en: 'End a granted role' },
    resetSecondFactor: { vi: 'Gỡ thiết bị xác thực hai lớp của một tài khoản', en: 'Reset an account’s second device' },
    listAccountSessions: { vi: 'Liệt kê các phiên của một tài khoản', en: 'List an account’s sessions' },
    endAccountSessions: { vi: 'Kết thúc phiên của một tài khoản', en: 'End an account’s sessions' },
  },
} as const

const organisations = {
  title: { vi: 'Đơn vị', en: 'Organisations' },
  operations: {
    listOrganisations: { vi: 'Liệt kê đơn vị của một ngày', en: 'List the organisations of a day' },
    showTree: { vi: 'Xem cây đơn vị của một ngày', en: 'Show the tree of a day' },
    showOrganisation: { vi: 'Xem một đơn vị', en: 'Show an organisation' },
    createOrganisation: { vi: 'Thêm đơn vị', en: 'Create an organisation' },
    changeOrganisation: { vi: 'Thay đổi một đơn vị từ một ngày', en: 'Change an organisation from a day on' },
    recordSuccession: {
      vi: 'Ghi các quyết định sáp nhập, chia tách, đổi tên, giải thể, thành lập',
      en: 'Record mergers, splits, renamings, abolitions and establishments',
    },
    previewSuccession: {
      vi: 'Xem trước một lần sắp xếp: đơn vị, hồ sơ, minh chứng, quyền',
      en: 'Preview a succession: organisations, submissions, evidence, roles',
    },
    setPosition: { vi: 'Ghi vị trí công tác của một người', en: 'Set a person’s position' },
    endPosition: { vi: 'Kết thúc một vị trí công tác', en: 'End a position' },
    setAuthority: { vi: 'Ghi quyền ký cho thủ trưởng', en: 'Set an authority to sign for the head' },
    endAuthority: { vi: 'Kết thúc quyền ký cho thủ trưởng', en: 'End an authority to sign for the head' },
    addSupporter: { vi: 'Thêm bên hỗ trợ của một xã', en: 'Add a supporter of a commune' },
    endSupporter: { vi: 'Kết thúc hỗ trợ', en: 'End a support' },
    setGroup: { vi: 'Xếp đơn vị vào nhóm xếp hạng', en: 'Put an organisation into a group' },
    setGroups: { vi: 'Sửa danh sách nhóm xếp hạng', en: 'Change the list of ranking groups' },
  },
} as const

const forms = {
  title: { vi: 'Biểu nhập số liệu', en: 'Entry forms' },
  operations: {
    listForms: { vi: 'Liệt kê các biểu của người gọi', en: 'List the caller’s forms' },
    showForm: {
      vi: 'Xem biểu của một đơn vị theo một phiên bản, trong một kỳ',
      en: 'Show the form of one organisation by one edition, in one period',
    },
    listParts: { vi: 'Liệt kê các phần số liệu phải cung cấp', en: 'List the parts of values to supply' },
  },
} as const

const grids = {
  title: { vi: 'Bảng nhập nhiều đơn vị', en: 'Grids of many units' },
  operations: {
    showGrid: {
      vi: 'Xem các số của một chỉ số chính hoặc chỉ số thành phần, của mọi đơn vị mà người gọi nhập số liệu',
      en: 'Show the numbers of one main index or component of every unit that the caller enters values for',
    },
  },
} as const

const values = {
  title: { vi: 'Số liệu', en: 'Values' },
  operations: {
    saveValue: { vi: 'Ghi một giá trị', en: 'Save a value' },
    confirmCopy: { vi: 'Xác nhận giá trị lấy từ kỳ trước', en: 'Confirm a value copied forward' },
    copyForward: { vi: 'Lấy các giá trị của kỳ trước', en: 'Copy values forward from an earlier period' },
    showValueHistory: { vi: 'Xem lịch sử của một giá trị', en: 'Show the history of a value' },
    verifyValue: { vi: 'Xác minh một giá trị', en: 'Verify a value' },
    claimNotApplicable: { vi: 'Đề nghị không áp dụng một tiêu chí', en: 'Claim that a criterion does not apply' },
    withdrawClaim: { vi: 'Rút đề nghị không áp dụng', en: 'Withdraw a claim' },
    acceptClaim: { vi: 'Chấp nhận đề nghị không áp dụng', en: 'Accept a claim' },
    refuseClaim: { vi: 'Từ chối đề nghị không áp dụng', en: 'Refuse a claim' },
  },
} as const

const numbers = {
  title: { vi: 'Một số liệu, mọi nơi', en: 'One number, everywhere' },
  operations: {
    showNumber: {
      vi: 'Xem ai hỏi, ai cung cấp, ai xác minh một số liệu',
      en: 'Show who asks for a number, who supplies and who verifies it',
    },
    listNumberUnits: { vi: 'Liệt kê đơn vị đã có một số liệu', en: 'List the units that gave a number' },
    showNumberValues: {
      vi: 'Xem một số liệu của một đơn vị qua các kỳ, với điểm từng kỳ',
      en: 'Show a number of a unit over time, with the points of each period',
    },
  },
} as const

const rollUps = {
  title: { vi: 'Tổng hợp từ đơn vị trực thuộc', en: 'Roll-ups' },
  operations: {
    showRollUp: {
      vi: 'Xem tổng số liệu của các đơn vị trực thuộc, kèm từng đơn vị',
      en: 'Show what those below an organisation add up to, with each of them',
    },
    rollUp: { vi: 'Ghi tổng làm số liệu của đơn vị', en: 'Write sums as the organisation’s own numbers' },
  },
} as const

const boards = {
  title: { vi: 'Bảng theo dõi đợt', en: 'The board of a round' },
  operations: {
    showBoard: { vi: 'Xem điểm hiện thời của mọi đơn vị trong đợt', en: 'Show the points of all members now' },
  },
} as const

const overview = {
  title: { vi: 'Tổng quan của lãnh đạo', en: 'The leaders’ overview' },
  operations: {
    showOverview: {
      vi: 'Xem một đợt đang ở đâu: tiến độ, xếp hạng, chỗ mất điểm nhiều nhất',
      en: 'Show where a round stands: progress, ranking, where most is lost',
    },
  },
}

const desk = {
  title: { vi: 'Bàn điều hành đợt', en: 'The desk of a round' },
  operations: {
    showDesk: { vi: 'Xem mọi đơn vị của đợt đang đến đâu', en: 'Show how far every member of a round is' },
    showAppraisalProgress: {
      vi: 'Xem việc thẩm định của đợt đang đến đâu',
      en: 'Show how far the appraisal of a round is',
    },
    remindUnits: { vi: 'Nhắc các đơn vị chưa nộp hồ sơ', en: 'Remind units that have not submitted' },
    listGroups: { vi: 'Liệt kê các nhóm đơn vị để lập đợt', en: 'List the groups of which a round can be made' },
  },
} as const

const council = {
  title: { vi: 'Bảng họp hội đồng', en: 'The council’s sheet' },
  operations: {
    showCouncilSheet: { vi: 'Xem bảng điểm của đợt để hội đồng xét', en: 'Show the points of a round for the council' },
  },
} as const

const rounds = {
  title: { vi: 'Đợt đánh giá', en: 'Rounds' },
  operations: {
    listRounds: { vi: 'Liệt kê các đợt đánh giá', en: 'List the rounds' },
    showRound: { vi: 'Xem một đợt đánh giá', en: 'Show a round' },
    createRound: { vi: 'Lập một đợt đánh giá', en: 'Create a round' },
    changeRound: { vi: 'Sửa một đợt chưa mở', en: 'Change a round that is a draft' },
    deleteRound: { vi: 'Xoá một đợt chưa mở', en: 'Delete a round that is a draft' },
    openRound: { vi: 'Mở đợt đánh giá', en: 'Open a round' },
    changeCalendar: { vi: 'Lùi các mốc của một đợt đang mở', en: 'Put off dates of an open round' },
    fixCommonValues: { vi: 'Chốt số liệu chung của đợt', en: 'Fix the common values of a round' },
    closeRound: { vi: 'Đóng đợt đánh giá', en: 'Close a round' },
    dryRunRound: {
      vi: 'Tính thử: ai tăng, ai giảm, tiêu chí nào thay đổi',
      en: 'Try a round: who gains, who loses, which criteria change',
    },
    listHolidays: { vi: 'Liệt kê ngày nghỉ và ngày làm bù', en: 'List holidays and days worked instead' },
    setHoliday: { vi: 'Ghi ngày nghỉ hoặc ngày làm bù', en: 'Set a holiday or a day worked instead' },
    removeHoliday: { vi: 'Bỏ ngày nghỉ hoặc ngày làm bù', en: 'Remove a holiday or a day worked instead' },
  },
} as const

const evidence = {
  title: { vi: 'Minh chứng', en: 'Evidence' },
  operations: {
    uploadFile: { vi: 'Gửi một tệp đến 5 MB', en: 'Send a file of up to 5 MB' },
    showUploadProtocol: {
      vi: 'Xem cách gửi tệp theo từng phần (tus 1.0)',
      en: 'Show how files are sent in pieces (tus 1.0)',
    },
    beginUpload: {
      vi: 'Bắt đầu gửi một tệp lớn theo từng phần (tus 1.0)',
      en: 'Begin to send a large file in pieces (tus 1.0)',
    },
    showUpload: { vi: 'Xem một tệp đã gửi đến đâu', en: 'Show how far an upload is' },
    continueUpload: { vi: 'Gửi tiếp một tệp lớn', en: 'Send on a large file' },
    cancelUpload: { vi: 'Huỷ một tệp đang gửi dở', en: 'Cancel an upload' },
    createEvidence: { vi: 'Thêm minh chứng vào kho của đơn vị', en: 'Add evidence to an organisation’s store' },
    changeEvidence: { vi: 'Sửa thông tin của minh chứng', en: 'Change what is said of evidence' },
    withdrawEvidence: { vi: 'Rút minh chứng', en: 'Withdraw evidence' },
    linkEvidence: { vi: 'Gắn minh chứng với một số liệu', en: 'Link evidence to a value' },
    unlinkEvidence: { vi: 'Gỡ minh chứng khỏi một số liệu', en: 'Unlink evidence from a value' },
    listEvidence: { vi: 'Liệt kê kho minh chứng của một đơn vị', en: 'List an organisation’s evidence' },
    showEvidence: { vi: 'Xem một minh chứng và các số liệu gắn với nó', en: 'Show evidence and what it supports' },
    showPeriodEvidence: {
      vi: 'Xem minh chứng của một đơn vị trong một kỳ và những chỗ còn thiếu',
      en: 'Show an organisation’s evidence of a period and what is missing',
    },
    downloadEvidence: { vi: 'Tải tệp minh chứng', en: 'Download the file' },
    previewEvidence: { vi: 'Xem trước một trang của tệp', en: 'Preview a page of the file' },
  },
} as const

const myWork = {
  title: { vi: 'Việc của tôi', en: 'My work' },
  operations: {
    showMyWork: { vi: 'Xem việc của mình theo các vai trò đang có', en: 'Show what one owes, by the roles one has' },
  },
} as const

const notices = {
  title: { vi: 'Thông báo và thư', en: 'Notices and mail' },
  operations: {
    listNotices: { vi: 'Liệt kê thông báo của mình', en: 'List one’s own notices' },
    markRead: { vi: 'Đánh dấu một thông báo đã đọc', en: 'Mark a notice as read' },
    markAllRead: { vi: 'Đánh dấu mọi thông báo đã thấy là đã đọc', en: 'Mark all notices seen so far as read' },
    listMails: { vi: 'Liệt kê thư trong hộp thư đi', en: 'List the mails of the outbox' },
    resendMail: { vi: 'Gửi lại một thư', en: 'Send a mail again' },
  },
} as const

const events = {
  title: { vi: 'Lịch sử', en: 'History' },
  operations: {
    showOrganisationTimeline: { vi: 'Xem lịch sử của một đơn vị', en: 'Show the history of an organisation' },
    showRoundTimeline: { vi: 'Xem lịch sử của một đợt đánh giá', en: 'Show the history of a round' },
    showValueTimeline: { vi: 'Xem các sự kiện của một giá trị', en: 'Show the events of a value' },
    showAccountTimeline: { vi: 'Xem lịch sử của một tài khoản', en: 'Show the history of an account' },
    showOwnTimeline: { vi: 'Xem lịch sử tài khoản của mình', en: 'Show the history of one’s own account' },
  },
} as const

const editions = {
  title: { vi: 'Bộ chỉ số', en: 'Index sets' },
  operations: {
    listEditions: { vi: 'Liệt kê các phiên bản', en: 'List the editions' },
    showEdition: { vi: 'Xem một phiên bản và các số liệu mà nó dùng', en: 'Show an edition with the items it reads' },
    listFindings: { vi: 'Liệt kê các phát hiện của một phiên bản', en: 'List the findings of an edition' },
  },
} as const

const documents = {
  title: { vi: 'Văn bản của chương trình', en: 'Programme documents' },
  operations: {
    listDocuments: { vi: 'Liệt kê các văn bản', en: 'List the documents' },
    showDocument: { vi: 'Xem một văn bản', en: 'Show a document' },
    listProvinces: { vi: 'Liệt kê các tỉnh và đơn vị được nêu tên', en: 'List the provinces with their organisations' },
    showAgency: {
      vi: 'Xem những gì các văn bản giao cho một đơn vị',
      en: 'Show what the documents ask of an organisation',
    },
    showSearchIndex: { vi: 'Lấy mọi mục có thể tìm', en: 'Get everything that can be found' },
  },
} as const

const demonstration = {
  title: { vi: 'Tỉnh minh hoạ', en: 'The demonstration province' },
  operations: {
    showDemonstration: {
      vi: 'Xem tỉnh minh hoạ và số liệu của nó',
      en: 'Show the demonstration province and its values',
    },
  },
} as const

/** A feature or an operation without its sentences does not compile. */
export const FEATURE_TEXTS = {
  sessions,
  accounts,
  handovers: HANDOVER_OPERATIONS,
  oidc: OIDC_OPERATIONS,
  apiTokens: API_TOKEN_OPERATIONS,
  organisations,
  imports: IMPORT_OPERATIONS,
  forms,
  grids,
  formFiles: FORM_FILE_OPERATIONS,
  pastTables: PAST_TABLE_OPERATIONS,
  values,
  verdicts: VERDICT_OPERATIONS,
  numbers,
  remarks: REMARK_OPERATIONS,
  rollUps,
  evidence,
  rounds,
  boards,
  desk,
  council,
  overview,
  nationalPlaces: NATIONAL_PLACE_OPERATIONS,
  submissions: SUBMISSION_OPERATIONS,
  submissionLife: SUBMISSION_LIFE_OPERATIONS,
  whyLost: WHY_LOST_OPERATIONS,
  appraisal: APPRAISAL_OPERATIONS,
  myWork,
  notices,
  events,
  audit: AUDIT_OPERATIONS,
  examination: EXAMINATION_OPERATIONS,
  editions,
  editionDrafts: EDITION_DRAFT_OPERATIONS,
  annexes: ANNEX_OPERATIONS,
  documents,
  demonstration,
} as const satisfies {
  [Feature in FeatureName]: FeatureText & { operations: Record<keyof (typeof FEATURES)[Feature], Summary> }
}

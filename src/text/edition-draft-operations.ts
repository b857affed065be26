/** What the operations on drafts of editions do, as headings in the API's reference. */
export const EDITION_DRAFT_OPERATIONS = {
  title: { vi: 'Soạn bộ chỉ số', en: 'Writing editions' },
  operations: {
    listEditionDrafts: { vi: 'Liệt kê bản thảo bộ chỉ số', en: 'List the drafts of editions' },
    beginEditionDraft: { vi: 'Bắt đầu một bản thảo, trống hoặc chép', en: 'Begin a draft, empty or as a copy' },
    importEditionDraft: {
      vi: 'Bắt đầu một bản thảo từ tệp YAML hoặc Excel',
      en: 'Begin a draft from a YAML file or a workbook',
    },
    showEditionDraft: { vi: 'Xem một bản thảo với các chỗ cần sửa', en: 'Show a draft with what is found in it' },
    changeEditionDraft: { vi: 'Ghi nội dung mới của bản thảo', en: 'Write a draft’s new content' },
    deleteEditionDraft: { vi: 'Xoá một bản thảo', en: 'Delete a draft' },
    issueEdition: {
      vi: 'Ban hành bản thảo; từ đó không sửa được nữa',
      en: 'Issue a draft; from then on it never changes',
    },
    dryRunEditionDraft: {
      vi: 'Tính thử một bản thảo trên số liệu của một đợt',
      en: 'Try a draft on the values of a round',
    },
    downloadEditionDraft: { vi: 'Tải bản thảo về thành tệp', en: 'Fetch a draft as a file' },
    downloadEdition: { vi: 'Tải một phiên bản đã ban hành về thành tệp', en: 'Fetch an issued edition as a file' },
    listDataItems: { vi: 'Liệt kê mọi số liệu', en: 'List every data item' },
  },
} as const

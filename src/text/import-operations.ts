/** What the operations on files of organisations and accounts do. */
export const IMPORT_OPERATIONS = {
  title: { vi: 'Nhập đơn vị và tài khoản từ tệp', en: 'Organisations and accounts from files' },
  operations: {
    tryOrganisationFile: {
      vi: 'Xem tệp đơn vị sẽ thay đổi gì, chưa ghi',
      en: 'Show what a file of organisations would change, writing nothing',
    },
    importOrganisations: { vi: 'Nhập tệp đơn vị đã xem', en: 'Take a file of organisations that was tried' },
    tryAccountFile: {
      vi: 'Xem tệp tài khoản sẽ thay đổi gì, chưa ghi',
      en: 'Show what a file of accounts would change, writing nothing',
    },
    importAccounts: { vi: 'Nhập tệp tài khoản đã xem', en: 'Take a file of accounts that was tried' },
  },
} as const

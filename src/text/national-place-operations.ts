/** What the operations of stated places do, as headings in the API's reference. */
export const NATIONAL_PLACE_OPERATIONS = {
  title: { vi: 'Hạng của tỉnh trong cả nước', en: 'The province’s place in the nation' },
  operations: {
    listStatedPlaces: {
      vi: 'Liệt kê hạng của từng năm do tỉnh tự ghi, kể cả hạng đã rút',
      en: 'List the place of each year that the province states itself, withdrawn ones too',
    },
    statePlace: { vi: 'Ghi hoặc sửa hạng của một năm', en: 'State or correct the place of a year' },
    withdrawPlace: { vi: 'Rút hạng đã ghi của một năm', en: 'Withdraw the stated place of a year' },
  },
} as const

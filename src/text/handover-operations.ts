/** What the operations of a handover do, as headings in the API's reference. */
export const HANDOVER_OPERATIONS = {
  title: { vi: 'Bàn giao vai trò của đơn vị', en: 'Handing over a unit’s role' },
  operations: {
    listUnitPeople: {
      vi: 'Liệt kê người có vai trò ở một đơn vị',
      en: 'List the people with a role of an organisation',
    },
    previewHandover: { vi: 'Xem trước một lần bàn giao', en: 'See beforehand what a handover would do' },
    handOver: { vi: 'Bàn giao vai trò cho người khác', en: 'Hand a role over to somebody else' },
  },
} as const

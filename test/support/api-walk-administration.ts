import { toldBy, type ApiWalk } from './api-walk.ts'
import { workbookOf } from './import-files.ts'

/** Organisations and accounts from files: each is tried first, and then taken as it was seen. */
export async function walkFiles({ ask, who: { administrator } }: ApiWalk): Promise<void> {
  const units = new Uint8Array(
    await workbookOf([
      ['Tên đơn vị', 'Loại'],
      ['Xã Đồng Bưởi', 'xã'],
    ]),
  )
  const ofUnits = { from: '2026-01-01' }
  const { seen } = await toldBy(ask('tryOrganisationFile', ofUnits, administrator, units))
  await ask('importOrganisations', { ...ofUnits, seen }, administrator, units)
  const people = new Uint8Array(
    await workbookOf([
      ['Họ và tên', 'Tên đăng nhập', 'Vai trò', 'Đơn vị'],
      ['Hồ Thị Bưởi', 'cb.xa-dong-buoi', 'Cán bộ đầu mối', 'Xã Đồng Bưởi'],
    ]),
  )
  const tried = await toldBy(ask('tryAccountFile', {}, administrator, people))
  await ask('importAccounts', { seen: tried['seen'] }, administrator, people)
}

/** How the installation stands, and whether mail arrives. */
export async function walkSystem({ ask, province, mailServer, who: { administrator } }: ApiWalk): Promise<string[]> {
  const { findings } = (await ask('showExamination', {}, administrator)).body as { findings: { state: string }[] }
  const email = 'quan-tri@tinh.example'
  const { db } = province.database
  await db.updateTable('account').set({ email }).where('user_name', '=', 'quan-tri.minh-hoa').execute()
  await ask('sendTestMail', {}, administrator)
  return [...mailServer.received.flatMap(({ to_ }) => to_), ...findings.map(({ state }) => state)]
}

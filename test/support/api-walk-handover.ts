import { toldBy, type ApiWalk } from './api-walk.ts'

/** The standing agency hands a unit's role over: seen beforehand, then done. */
export async function walkHandover(
  { ask, who: { administrator, standing } }: ApiWalk,
  organisation: string,
): Promise<void> {
  const invitation = {
    userName: 'can.bo.cu',
    displayName: 'Cán bộ cũ',
    grants: [{ role: 'unit-officer', organisation }],
  }
  const { account } = await toldBy(ask('inviteAccount', invitation, administrator))
  await ask('listUnitPeople', { organisation }, standing)
  const wish = { account, organisation, to: 'can.bo.moi', newName: 'Cán bộ mới' }
  await ask('previewHandover', wish, standing)
  await ask('handOver', wish, standing)
}

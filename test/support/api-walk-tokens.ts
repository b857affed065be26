import { PASSWORD } from './people.ts'
import { toldBy, type ApiWalk } from './api-walk.ts'

/** A person's own token, and one of a service account: made, listed, revoked. `own`: the cookie of who has the password. */
export async function walkTokens({ ask, who: { administrator } }: ApiWalk, own: string): Promise<void> {
  const ofOwn = await toldId(ask('makeOwnToken', { password: PASSWORD, scope: ['rounds.read'] }, own))
  await ask('listOwnTokens', {}, own)
  await ask('revokeOwnToken', { token: ofOwn }, own)
  const service = {
    userName: 'lgsp-cua-tinh',
    displayName: 'LGSP',
    kind: 'service',
    grants: [{ role: 'service-account' }],
  }
  const { account } = await toldBy(ask('inviteAccount', service, administrator))
  const token = await toldId(ask('makeAccountToken', { account }, administrator))
  await ask('listAccountTokens', { account }, administrator)
  await ask('revokeAccountToken', { account, token }, administrator)
}

async function toldId(answer: ReturnType<ApiWalk['ask']>): Promise<string> {
  return ((await answer).body as { row: { id: string } }).row.id
}

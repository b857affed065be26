import { toldBy, type ApiWalk } from './api-walk.ts'

/** Somebody comes in by the identity provider, after an administrator has examined and tried it. */
export async function walkOidc({ ask, identityProvider, who: { administrator } }: ApiWalk): Promise<void> {
  const name = 'le.thi.dinh.danh'
  identityProvider.people.set(name, { sub: 'dinh danh 1', preferred_username: name })
  const { account } = await toldBy(ask('inviteAccount', { userName: name, grants: [] }, administrator))
  await ask('showOidc', {}, administrator)
  await ask('examineOidc', {}, administrator)
  const comesBack = async (begun: Record<string, string>) => ({
    visit: begun['visit'],
    answer: new URL(await identityProvider.signIn(begun['address']!, name)).search.slice(1),
  })
  await ask('finishOidcTest', await comesBack(await toldBy(ask('beginOidcTest', {}, administrator))), administrator)
  await ask('finishOidc', await comesBack(await toldBy(ask('beginOidc'))))
  await ask('showLinkedIdentity', { account }, administrator)
  await ask('linkIdentity', { account, identity: null }, administrator)
}

import { CallError } from '#contract/client.ts'
import { values, type Saved } from '#contract/values.ts'
import { call } from '../api.ts'
import type { Sending } from './cell.ts'

/** Whose values they are, of which period, and who typed them; `edition`: whose points come back. */
export type ValuePlace = {
  readonly account: string
  readonly subject: string
  readonly period: string
  readonly edition?: string | undefined
}

type Place = { readonly item: { readonly id: string }; readonly part?: string | undefined }

/** Sends one change of one value; the same key each time it is sent, and only while the same account is signed in. */
export function sendValue({ account, subject, period, edition }: ValuePlace) {
  return ({ item, part }: Place, { wish, key, version }: Sending): Promise<Saved> => {
    const target = {
      subject,
      period,
      item: item.id,
      version,
      ...(part !== undefined && { part }),
      ...(edition !== undefined && { edition }),
    }
    if (wish.act === 'confirm') return call(values.confirmCopy, target, { key, account })
    const { content, note } = wish
    return call(values.saveValue, { ...target, content, ...(note !== undefined && { note }) }, { key, account })
  }
}

/** The same, but not what is typed in a form that has closed meanwhile (method §13.4): it stays with who typed it. */
export function sendWhereOpen(isLocked: (item: string) => boolean, send: ReturnType<typeof sendValue>): typeof send {
  return (place, sending) =>
    isLocked(place.item.id) ? Promise.reject(new CallError('wrong-state')) : send(place, sending)
}

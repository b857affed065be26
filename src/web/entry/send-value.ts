import { values, type Saved } from '#contract/values.ts'
import { call } from '../api.ts'
import type { Cell, Sending } from './cell.ts'

/** Sends one change of one value; the same key each time it is sent. */
export function sendValue(subject: string, period: string, edition?: string) {
  return ({ item, part }: Cell, { wish, key, version }: Sending): Promise<Saved> => {
    const target = {
      subject,
      period,
      item: item.id,
      version,
      ...(part !== undefined && { part }),
      ...(edition !== undefined && { edition }),
    }
    if (wish.act === 'confirm') return call(values.confirmCopy, target, { key })
    const { content, note } = wish
    return call(values.saveValue, { ...target, content, ...(note !== undefined && { note }) }, { key })
  }
}

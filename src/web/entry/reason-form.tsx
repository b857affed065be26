import { useEntry } from './entry-context.ts'
import { ReasonBox } from './reason-box.tsx'
import { words } from './words.ts'

/** Asks why a figure cannot be provided: that is an answer too, and counts as one. */
export function ReasonForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { store, key } = useEntry()
  return (
    <ReasonBox
      label={words.cell.cannotProvideReason}
      button={words.cell.saveReason}
      about={['khong-cung-cap', key.organisation, key.period, id]}
      onCancel={onDone}
      onGive={(reason) => {
        store.give(id, { kind: 'cannot-provide', reason })
        onDone()
      }}
    />
  )
}

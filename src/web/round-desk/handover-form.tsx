import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import { handovers, type HandoverPreview } from '#contract/handovers.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { DeskPerson, DeskRow } from '#contract/round-desk.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { useFaults } from '../sign-in/use-faults.ts'
import { FIELDS, faultsIn, newDraft, wishOf, type HandoverWish } from './handover-draft.ts'
import { HandoverFields } from './handover-fields.tsx'
import { HandoverFacts } from './handover-facts.tsx'
import { MoveForm } from './move-form.tsx'
import styles from './move-form.module.css'
import { unitPeopleOf } from './queries.ts'
import { handoverWords as said, words } from './words.ts'

export type HandedOver = OutputOf<typeof handovers.handOver> & { readonly preview: HandoverPreview }

type Props = {
  person: DeskPerson
  keeper: DeskRow['keeper']
  onDone: (done: HandedOver) => void
  onCancel: () => void
}

type Seen = { readonly wish: HandoverWish; readonly preview: HandoverPreview }

/** To whom, from which day and why; then what that would do, before it is done. */
export function HandoverForm({ person, keeper, onDone, onCancel }: Props) {
  const [draft, set] = useState(newDraft)
  const [seen, see] = useState<Seen>()
  const { data } = useQuery(unitPeopleOf(keeper.id))
  const { faults, isSending, send } = useSending()
  const look = () => {
    const wish = wishOf(draft, person, keeper.id)
    const { reason: _, ...asked } = wish
    return send(async () => see({ wish, preview: await call(handovers.previewHandover, asked) }))
  }
  const hand = ({ wish, preview }: Seen) =>
    send(async () => onDone({ ...(await call(handovers.handOver, wish, { key: newKey() })), preview }))
  const back = () => {
    faults.tell([])
    see(undefined)
  }
  return (
    // Each of the two sides takes the focus when it comes.
    <MoveForm
      key={seen ? 'seen' : 'typed'}
      label={said.title(words.unit.roles[person.role], person.name)}
      isTitled
      faults={faults}
      isSending={isSending}
      button={seen ? said.button : said.look}
      cancel={words.cancel}
      ways={
        seen ? (
          <button type="button" className={styles.cancel} onClick={back}>
            {said.back}
          </button>
        ) : null
      }
      onSend={() => {
        if (seen) return hand(seen)
        const found = faultsIn(draft)
        if (found.length === 0) return look()
        faults.tell(found)
        return undefined
      }}
      onCancel={onCancel}
    >
      {seen ? (
        <HandoverFacts preview={seen.preview} role={person.role} keeper={keeper} />
      ) : (
        <HandoverFields
          draft={draft}
          colleagues={(data?.people ?? []).filter(({ account }) => account !== person.account)}
          faultOf={faults.of}
          change={(part) => set({ ...draft, ...part })}
        />
      )}
    </MoveForm>
  )
}

/** What was typed stays; a refusal stands beside what it is about. */
function useSending() {
  const faults = useFaults()
  const [isSending, become] = useState(false)
  const send = async (ask: () => Promise<void>): Promise<void> => {
    if (isSending) return
    become(true)
    try {
      await ask()
      faults.tell([])
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      faults.tell([{ field: FIELD_OF[error.code] ?? FIELDS.to, words: refusalWords(error) }])
    } finally {
      become(false)
    }
  }
  return { faults, isSending, send }
}

const FIELD_OF: Readonly<Record<string, string>> = {
  'handover-taker-unknown': FIELDS.userName,
  'name-taken': FIELDS.userName,
  'handover-before-today': FIELDS.on,
  'handover-after-role-ends': FIELDS.on,
}

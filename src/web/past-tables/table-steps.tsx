import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { FileChoice } from '../form-files/file-choice.tsx'
import steps from '../form-files/import-steps.module.css'
import { useDroppedFile } from '../form-files/use-dropped-file.ts'
import { figure } from '../language.ts'
import { LinkButton } from '../submission/link-button.tsx'
import styles from './past-tables.module.css'
import { ReadTable } from './read-table.tsx'
import { SeenTable } from './seen-table.tsx'
import type { Into } from './send-table.ts'
import { usePastTable, type PastTable } from './use-past-table.ts'
import { words } from './words.ts'

type Props = { into: Into; chosen: File | undefined; onChosen: (file: File | undefined) => void }

/** The file, how it is read, what it would bring, and what was done. */
export function TableSteps({ into, chosen, onChosen }: Props) {
  const table = usePastTable(into, chosen, onChosen)
  const { state, choose } = table
  const isOver = useDroppedFile((file) => void choose(file))
  const answer = useRef<HTMLHeadingElement>(null)
  const { step } = state
  useEffect(() => {
    if (step === 'refused' || step === 'done') answer.current?.focus({ preventScroll: true })
  }, [step])
  return (
    <div className={isOver ? `${steps.page} ${steps.over}` : steps.page}>
      {step === 'choosing' ? <p className={styles.kinds}>{words.kinds[into.holds]}</p> : null}
      <p role="status" className={steps.status}>
        {step === 'reading' ? words.reading(state.file.name) : ''}
      </p>
      {step === 'refused' ? (
        <div role="alert" className={steps.refused}>
          <h2 ref={answer} tabIndex={-1}>
            {words.refused(state.file.name)}
          </h2>
          <p>{state.said}</p>
        </div>
      ) : null}
      {state.step === 'seen' ? <Table seen={state} table={table} heading={answer} /> : null}
      {state.step === 'done' ? <Done done={state} into={into} heading={answer} onNext={table.begin} /> : null}
      {step === 'done' || step === 'reading' ? null : (
        <FileChoice say={words} isFirst={step === 'choosing'} isOver={isOver} onFile={(file) => void choose(file)} />
      )}
    </div>
  )
}

type Heading = React.RefObject<HTMLHeadingElement | null>
type Steps = ReturnType<typeof usePastTable>
type TableProps = { seen: Extract<PastTable, { step: 'seen' }>; table: Steps; heading: Heading }

function Table({ seen, table, heading }: TableProps) {
  const { check } = seen
  useEffect(() => heading.current?.focus({ preventScroll: true }), [heading, check])
  return (
    <SeenTable
      seen={seen}
      heading={heading}
      onSay={(choices) => table.say(seen, choices)}
      onAgain={() => void table.again(seen)}
      onWrite={() => void table.write(seen)}
      onSave={() => void table.save(seen)}
    >
      <ReadTable check={check} choices={seen.choices} onSay={(choices) => table.say(seen, choices)} />
    </SeenTable>
  )
}

type DoneProps = {
  done: Extract<PastTable, { step: 'done' }>
  into: Into
  heading: Heading
  onNext: () => void
}

function Done({ done: { written, units, faults }, into: { edition, holds }, heading, onNext }: DoneProps) {
  return (
    <div role="status" className={steps.done}>
      <h2 ref={heading} tabIndex={-1}>
        {words.done(figure(written), figure(units))}
      </h2>
      {faults === 0 ? null : <p>{words.doneLeft(figure(faults))}</p>}
      <div className={styles.actions}>
        {holds === 'results' ? (
          <LinkButton to="/tong-quan" isMain>
            {words.toOverview}
          </LinkButton>
        ) : (
          <LinkButton to="/nhap-so-lieu/$edition/nhieu-don-vi" params={{ edition }} isMain>
            {words.toForm}
          </LinkButton>
        )}
        <Button variant="outline" onClick={onNext}>
          {words.next}
        </Button>
      </div>
    </div>
  )
}

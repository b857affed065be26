import { useEffect, useRef } from 'react'
import { urlOf } from '#contract/client.ts'
import { formFiles } from '#contract/form-files.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { figure, LANGUAGE } from '../language.ts'
import { LinkButton } from '../submission/link-button.tsx'
import { FileChoice } from './file-choice.tsx'
import { SeenWorkbook } from './seen-workbook.tsx'
import styles from './import-steps.module.css'
import type { Into } from './send-workbook.ts'
import { useDroppedFile } from './use-dropped-file.ts'
import { useImport, type Import } from './use-import.ts'
import { words } from './words.ts'

/** Template, file, what it would change, and what was done. */
export function ImportSteps({ into, items }: { into: Into; items: readonly DataItem[] }) {
  const { state, choose, write, save } = useImport(into)
  const isOver = useDroppedFile((file) => void choose(file))
  const answer = useRef<HTMLHeadingElement>(null)
  const { step } = state
  useEffect(() => {
    if (step === 'refused' || step === 'seen' || step === 'done') answer.current?.focus({ preventScroll: true })
  }, [step])
  return (
    <div className={isOver ? `${styles.page} ${styles.over}` : styles.page}>
      {step === 'choosing' ? <FirstSteps into={into} /> : null}
      <p role="status" className={styles.status}>
        {step === 'reading' ? words.reading(state.file.name) : ''}
      </p>
      {step === 'refused' ? (
        <div role="alert" className={styles.refused}>
          <h2 ref={answer} tabIndex={-1}>
            {words.refused(state.file.name)}
          </h2>
          <p>{state.said}</p>
        </div>
      ) : null}
      {state.step === 'seen' ? (
        <SeenWorkbook
          seen={state}
          items={items}
          heading={answer}
          onWrite={() => void write(state)}
          onSave={() => void save(state)}
        />
      ) : null}
      {step === 'done' ? <Done done={state} into={into} heading={answer} /> : null}
      {step === 'done' || step === 'reading' ? null : (
        <FileChoice say={words} isFirst={step === 'choosing'} isOver={isOver} onFile={(file) => void choose(file)} />
      )}
    </div>
  )
}

function FirstSteps({ into: { key } }: { into: Into }) {
  return (
    <ol className={styles.steps}>
      <li>
        {words.steps.first}{' '}
        <a href={urlOf(formFiles.downloadFormWorkbook, { ...key, language: LANGUAGE })} download>
          {words.template}
        </a>
      </li>
      <li>{words.steps.second}</li>
      <li>{words.steps.third}</li>
    </ol>
  )
}

type DoneProps = {
  done: Extract<Import, { step: 'done' }>
  into: Into
  heading: React.RefObject<HTMLHeadingElement | null>
}

function Done({ done: { file, written, faults }, into: { key }, heading }: DoneProps) {
  const { organisation, edition, period } = key
  return (
    <div role="status" className={styles.done}>
      <h2 ref={heading} tabIndex={-1}>
        {words.done(figure(written), file.name)}
      </h2>
      {faults === 0 ? null : <p>{words.doneLeft(figure(faults))}</p>}
      <LinkButton to="/nhap-so-lieu/$edition" params={{ edition }} search={{ unit: organisation, period }} isMain>
        {words.toForm}
      </LinkButton>
    </div>
  )
}

import { Button } from '@mantine/core'
import { useRef } from 'react'
import styles from './import-steps.module.css'

type Props = {
  say: Readonly<Record<'choose' | 'another' | 'drop' | 'dropHere', string>>
  /** Nothing has been chosen yet. */
  isFirst: boolean
  isOver: boolean
  onFile: (file: File) => void
}

/** A button that opens the choice of files, beside the words that one may be dropped. */
export function FileChoice({ say, isFirst, isOver, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={isFirst ? styles.drop : styles.again}>
      <Button variant={isFirst ? 'filled' : 'outline'} onClick={() => input.current?.click()}>
        {isFirst ? say.choose : say.another}
      </Button>
      {isFirst ? <span className={styles.hint}>{isOver ? say.dropHere : say.drop}</span> : null}
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={say.choose}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onFile(file)
          // The same file again, mended, is a further choice.
          currentTarget.value = ''
        }}
      />
    </div>
  )
}

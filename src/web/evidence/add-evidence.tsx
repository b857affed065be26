import { useEffect, useRef, useState } from 'react'
import { dayText, timeText } from '../entry/local-time.ts'
import { figure } from '../language.ts'
import styles from './add-evidence.module.css'
import { LibraryPicker } from './library-picker.tsx'
import { QueueRows } from './queue-rows.tsx'
import { MOST_FILES, type NumberPlace } from './upload-queue.ts'
import { useUploads } from './use-uploads.ts'
import { words } from './words.ts'

type Props = { place: NumberPlace; hung: readonly string[] }

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.ods'

/** The ways in which a document comes: files by button or drop, a pasted screenshot, a camera, the library. */
export function AddEvidence({ place, hung }: Props) {
  const { queue, files } = useUploads(place)
  const [isPicking, pick] = useState(false)
  const [isTooMany, tooMany] = useState(false)
  const take = (chosen: readonly File[]): void => {
    const room = MOST_FILES - files.length
    tooMany(chosen.length > room)
    queue.add(chosen.slice(0, room), place)
  }
  const takePhotos = (photos: readonly File[]): void => take(photos.map((photo) => named(photo, words.add.photo)))
  const isOver = useDroppedFiles(take)
  usePastedPicture(take)
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <div className={isOver ? `${styles.add} ${styles.over}` : styles.add}>
      <h4 ref={heading} tabIndex={-1}>
        {isOver ? words.add.drop : words.add.heading}
      </h4>
      <p className={styles.ways}>
        <FileButton label={words.add.choose} accept={ACCEPTED} className={styles.choose!} onFiles={take} />
        <FileButton
          label={words.add.camera}
          accept="image/*"
          className={styles.camera!}
          isCamera
          onFiles={takePhotos}
        />
        <button type="button" className={styles.library} aria-expanded={isPicking} onClick={() => pick(!isPicking)}>
          {isPicking ? words.library.closePicker : words.add.library}
        </button>
      </p>
      <p className={styles.quiet}>
        <span className={styles.mouse}>{words.add.hint} </span>
        {words.add.types}
      </p>
      {isTooMany ? (
        <p role="alert" className={styles.failure}>
          {words.add.tooMany(figure(MOST_FILES))}
        </p>
      ) : null}
      <QueueRows queue={queue} files={files} onLeftOut={() => heading.current?.focus({ preventScroll: true })} />
      {isPicking ? <LibraryPicker place={place} hung={hung} /> : null}
    </div>
  )
}

type FileButtonProps = {
  label: string
  accept: string
  className: string
  isCamera?: true
  onFiles: (files: readonly File[]) => void
}

function FileButton({ label, accept, className, isCamera, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className={className} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!isCamera}
        accept={accept}
        capture={isCamera && 'environment'}
        aria-label={label}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file again is a further choice.
          currentTarget.value = ''
        }}
      />
    </>
  )
}

/** Files that are dropped anywhere on the page: beside the panel they would otherwise take its place. */
function useDroppedFiles(take: (files: readonly File[]) => void): boolean {
  const [isOver, over] = useState(false)
  const latest = useRef(take)
  useEffect(() => void (latest.current = take))
  useEffect(() => {
    const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const onOver = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      over(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) over(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      over(false)
      latest.current([...(event.dataTransfer?.files ?? [])])
    }
    const heard = { dragover: onOver, dragleave: onLeave, drop: onDrop }
    for (const [name, listener] of Object.entries(heard)) window.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(heard)) window.removeEventListener(name, listener as EventListener)
    }
  }, [])
  return isOver
}

/** A picture in the clipboard and no words: cells of a spreadsheet come as both, and are for the form. */
function usePastedPicture(take: (files: readonly File[]) => void): void {
  const latest = useRef(take)
  useEffect(() => void (latest.current = take))
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const data = event.clipboardData
      if (!data || data.files.length === 0 || data.types.includes('text/plain')) return
      event.preventDefault()
      latest.current(Array.from(data.files, (file) => named(file, words.add.screenshot)))
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [])
}

/** Every pasted picture comes as "image.png", and a photo of some phones as "image.jpg". */
function named(file: File, nameAt: (moment: string) => string): File {
  if (!/^image\.\w+$/.test(file.name)) return file
  const now = new Date().toISOString()
  const moment = `${dayText(now)} ${timeText(now)}`.replaceAll('/', '-').replace(':', '.')
  const ending = file.name.split('.').at(-1)
  return new File([file], `${nameAt(moment)}.${ending}`, { type: file.type })
}

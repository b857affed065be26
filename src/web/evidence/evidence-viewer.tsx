import { useState } from 'react'
import { urlOf } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import type { EvidenceView } from '#contract/evidence-views.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { sizeText } from '#text/language.ts'
import { LANGUAGE } from '../language.ts'
import { nameOf } from './document-words.ts'
import styles from './evidence-viewer.module.css'
import { PageTools } from './page-tools.tsx'
import { ZoomTools, type Zoom } from './zoom-tools.tsx'
import { words } from './words.ts'

type Props = { document: EvidenceView; page: number; onPage: (page: number) => void }

/** A page of the document as the server draws it; the file itself is always there to be downloaded. */
export function EvidenceViewer({ document, page, onPage }: Props) {
  const { file, address, state } = document
  const [isFailed, fail] = useState(false)
  const isServed = (MOVES.previewEvidence.from as readonly string[]).includes(state)
  return (
    <div className={styles.preview}>
      {file === undefined ? <p className={styles.said}>{words.viewer.onlyAddress}</p> : null}
      {state === 'waiting' ? <p className={styles.attention}>{words.viewer.waiting}</p> : null}
      {state === 'quarantined' ? <p className={styles.attention}>{words.viewer.quarantined}</p> : null}
      <p className={styles.links}>
        {file && isServed ? (
          <a href={urlOf(evidence.downloadEvidence, { evidence: document.evidence })} download={file.name}>
            {words.viewer.download(sizeText(file.bytes, LANGUAGE))}
          </a>
        ) : null}
        {file && isServed && !isFailed ? (
          <a href={pictureOf(document, page)} target="_blank" rel="noreferrer">
            {words.viewer.newTab}
          </a>
        ) : null}
        {address === undefined ? null : (
          <a href={address} target="_blank" rel="noreferrer">
            {words.viewer.openAddress}
          </a>
        )}
      </p>
      {file && isServed ? (
        <Pages document={document} file={file} page={page} onPage={onPage} onFailed={() => fail(true)} />
      ) : null}
    </div>
  )
}

type PagesProps = Props & { file: NonNullable<EvidenceView['file']>; onFailed: () => void }

function Pages({ document, file, page, onPage, onFailed }: PagesProps) {
  const [zoom, setZoom] = useState<Zoom>(100)
  return (
    <>
      <div className={styles.tools}>
        {file.mediaType.startsWith('image/') ? null : <PageTools key={page} page={page} onGo={onPage} />}
        <ZoomTools zoom={zoom} onZoom={setZoom} />
      </div>
      <Picture key={page} document={document} page={page} zoom={zoom} onFirst={() => onPage(1)} onFailed={onFailed} />
    </>
  )
}

type PictureProps = { document: EvidenceView; page: number; zoom: Zoom; onFirst: () => void; onFailed: () => void }

function Picture({ document, page, zoom, onFirst, onFailed }: PictureProps) {
  const [state, become] = useState<'loading' | 'shown' | 'failed'>('loading')
  const name = nameOf(document)
  if (state === 'failed')
    return (
      <p role="status" className={styles.said}>
        {page === 1 ? words.viewer.noPreview : words.viewer.noPage(String(page))}{' '}
        {page === 1 ? null : (
          <button type="button" className={styles.back} onClick={onFirst}>
            {words.viewer.firstPage}
          </button>
        )}
      </p>
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is to be scrolled by the keyboard too
    <div className={styles.view} role="region" tabIndex={0} aria-label={words.viewer.preview(name)}>
      {state === 'loading' ? (
        <p role="status" className={styles.loading}>
          {words.viewer.loading}
        </p>
      ) : null}
      <img
        src={pictureOf(document, page)}
        alt={words.viewer.picture(name, String(page))}
        style={{ width: `${zoom}%` }}
        onLoad={() => become('shown')}
        onError={() => {
          become('failed')
          if (page === 1) onFailed()
        }}
      />
    </div>
  )
}

function pictureOf(document: EvidenceView, page: number): string {
  return urlOf(evidence.previewEvidence, { evidence: document.evidence, page })
}

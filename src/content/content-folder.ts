import { statSync } from 'node:fs'
import type { Content } from '#domain/content/content.ts'
import { ContentError } from '#domain/content/content-fault.ts'
import {
  CONTENT,
  editionIds,
  organisationFileIds,
  readEdition,
  readItems,
  readNearEqual,
  readOrganisationFile,
} from './library.ts'
import { documentIds, readDocument } from './programme.ts'
import { readPublished } from './published.ts'

/** All that a content folder says. A folder that is not there is an error, one that lacks a part lacks just that. */
export function readContentFolder(folder: string = CONTENT): Content {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw unreadable(folder)
  return {
    items: readItems(folder),
    nearEqual: readNearEqual(folder),
    editions: editionIds(folder).map((id) => readEdition(id, folder)),
    documents: documentIds(folder).map((id) => readDocument(id, folder)),
    organisationFiles: organisationFileIds(folder).map((id) => readOrganisationFile(id, folder)),
    published: readPublished(folder),
  }
}

function unreadable(folder: string): ContentError {
  const params = { reason: 'ENOTDIR' }
  return new ContentError([{ file: folder, line: 0, column: 0, code: 'unreadable', path: '', params }])
}

import { openApiDocument } from '#server/openapi/document.ts'
import { installedVersion } from '#server/operation/version.ts'
import { done, type Command } from '../command.ts'
import { jsonText } from '../print.ts'

export const openapi: Command = {
  name: 'openapi',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'In tài liệu OpenAPI 3.1 của API.',
  en: 'Prints the OpenAPI 3.1 document of the API.',
  run: async () => done([jsonText(openApiDocument(installedVersion().version))]),
}

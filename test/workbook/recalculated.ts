import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ExcelJS from 'exceljs'
import type { Inputs } from '#domain/scoring/inputs.ts'
import { writeWorkbook } from '#office/workbook/workbook.ts'
import { systemPart } from '#scripts/system-parts.ts'

/** Writes the workbooks of several scorings and lets one LibreOffice compute them all; read back by exceljs. */
export async function recalculatedWorkbooks(all: readonly Inputs[]): Promise<ExcelJS.Workbook[]> {
  const folder = mkdtempSync(join(tmpdir(), 'laban-workbook-'))
  try {
    const names = all.map((_, at) => `so-${at}.xlsx`)
    for (const [at, inputs] of all.entries()) await writeWorkbook(inputs, join(folder, names[at]!))
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const options = [
      '--headless',
      '--norestore',
      '--convert-to',
      'xlsx',
      '--outdir',
      join(folder, 'out'),
      ...names.map((name) => join(folder, name)),
    ]
    const { status, stderr } = spawnSync(systemPart('calc'), [profile, ...options], {
      encoding: 'utf8',
      timeout: 600_000,
    })
    if (status !== 0) throw new Error(`LibreOffice Calc did not compute the workbooks: ${stderr}`)
    return await Promise.all(names.map((name) => readWorkbook(join(folder, 'out', name))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readWorkbook(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  return workbook
}

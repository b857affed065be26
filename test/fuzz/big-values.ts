import { closeSync, openSync, writeSync } from 'node:fs'
import { OUTLINE } from './table-texts.ts'

const PIECE = 1_000_000

/** Writes good rows, every item of every organisation once or as often as criteria read it, up to a number of bytes. */
export function writeBigValues(file: string, bytes: number): { readonly organisations: number; readonly rows: number } {
  const opened = openSync(file, 'w')
  let [text, written, organisations, rows] = ['organisation,criterion,variable,value,period\n', 0, 0, 0]
  for (; written + text.length < bytes - PIECE / 10; organisations += 1) {
    for (const { code, letters } of LEAVES) {
      for (const { name, value } of letters) text += `xa-thu-${organisations},${code},${name},${value},2026\n`
      rows += letters.length
    }
    if (text.length < PIECE) continue
    written += writeSync(opened, text)
    text = ''
  }
  writeSync(opened, text)
  closeSync(opened)
  return { organisations, rows }
}

const LEAVES = OUTLINE.leaves.map((node) => ({
  code: node.code,
  letters: node.leaf!.letters.map(({ name, item }) => ({ name, value: item.kind === 'yes-no' ? 'có' : '3' })),
}))

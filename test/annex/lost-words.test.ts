import { expect, test } from 'vitest'
import { readEdition, readItems } from '#content/library.ts'
import { outlineOf, type OutlineNode } from '#domain/edition/outline.ts'
import { proposeFormula } from '#domain/edition/wording/propose.ts'
import { judged } from '#test/support/same-points.ts'

type Loss = {
  readonly leaf: OutlineNode
  readonly lost: string
  readonly formula: string | undefined
  readonly isWrong: boolean
}

/** Every text that a rule or its remark is when one of its words has got lost, and what is certain about it. */
function* losses(id: string): Generator<Loss> {
  const { outline } = outlineOf(readEdition(id), readItems())
  for (const leaf of outline.leaves) {
    const { rule, remark, title } = leaf.row
    if (!rule || !leaf.leaf!.formula) continue
    const max = leaf.row.max === undefined ? undefined : leaf.leaf!.max
    const texts = { rule: rule.text, remark: remark?.text ?? '', title: title.text }
    for (const which of ['rule', 'remark'] as const) {
      for (const { 0: lost, index } of texts[which].matchAll(/\S+/g)) {
        const shorter = texts[which].slice(0, index) + texts[which].slice(index + lost.length)
        const proposal = proposeFormula({ ...texts, [which]: shorter, max })
        const isWrong = proposal.certainty === 'certain' && judged(proposal, leaf) === 'wrong'
        yield { leaf, lost, formula: proposal.formula, isWrong }
      }
    }
  }
}

test('a rule that lost any one word is not misread with certainty, but where the word was a figure', () => {
  let tries = 0
  const misread: string[] = []
  for (const { leaf, lost, formula, isWrong } of [...losses('hue-2020'), ...losses('vinh-phuc-327')]) {
    tries += 1
    // Without "*1/2" a sound rule is left, only another one: nobody can see that from its words.
    if (isWrong && !/\d/.test(lost)) misread.push(`${leaf.code} without “${lost}”: ${formula}`)
  }
  expect(tries).toBeGreaterThan(5000)
  expect(misread).toEqual([])
})

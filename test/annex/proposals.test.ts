import { describe, expect, test } from 'vitest'
import { editionIds, readEdition, readItems, readNearEqual } from '#content/library.ts'
import { checkEdition } from '#domain/edition/check/check-edition.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { outlineOf, type OutlineNode } from '#domain/edition/outline.ts'
import { proposeFormula } from '#domain/edition/wording/propose.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import type { Proposal, ProposedLetter } from '#domain/edition/wording/proposal.ts'
import { readAnnex, type AnnexNode, type ReadAnnex } from '#domain/edition/annex/read-annex.ts'
import { readAnnexFile } from '#office/annex/annex-file.ts'
import { annexDocument } from '#test/support/annex-documents.ts'
import { judged } from '#test/support/same-points.ts'

const items = readItems()
const hue = readEdition('hue-2020')

async function readHue(damaged: boolean): Promise<ReadAnnex> {
  return readAnnex(await readAnnexFile(annexDocument(hue, { damaged })))
}

/** The edition's leaves with what is proposed for the row of the same code. */
function fromFile(edition: Edition, nodes: readonly AnnexNode[]): [OutlineNode, Proposal][] {
  const { outline } = outlineOf(edition, items)
  return outline.leaves.map((leaf) => {
    const found = nodes.find((node) => leaf.codes.includes(node.code))
    if (!found?.proposal) throw new Error(`${leaf.code} was not read as a criterion`)
    return [leaf, found.proposal]
  })
}

/** Of an edition that prints no points, the rules that say what is divided by what. */
function fromRules(edition: Edition): [OutlineNode, Proposal][] {
  const { outline } = outlineOf(edition, items)
  const ruled = outline.leaves.filter(({ row }) => row.rule !== undefined)
  return ruled.map((leaf): [OutlineNode, Proposal] => {
    const { rule, remark, title, max } = leaf.row
    const points = max === undefined ? undefined : leaf.leaf!.max
    return [leaf, proposeFormula({ rule: rule!.text, remark: remark?.text, title: title.text, max: points })]
  })
}

/** The editions besides Huế's; of most of them only maxima are published, no rules. */
function others(): string[] {
  return editionIds().filter((id) => id !== 'hue-2020')
}

type Tally = {
  right: number
  wrong: number
  open: number
  certainRight: number
  certainWrong: string[]
  wrongLikely: string[]
}

function tallied(name: string, pairs: readonly [OutlineNode, Proposal][]): Tally {
  const tally: Tally = { right: 0, wrong: 0, open: 0, certainRight: 0, certainWrong: [], wrongLikely: [] }
  for (const [leaf, proposal] of pairs) {
    const judgement = judged(proposal, leaf)
    tally[judgement] += 1
    if (judgement === 'right' && proposal.certainty === 'certain') tally.certainRight += 1
    if (judgement === 'wrong')
      (proposal.certainty === 'certain' ? tally.certainWrong : tally.wrongLikely).push(leaf.code)
  }
  const { right, wrong, open, certainRight, certainWrong, wrongLikely } = tally
  process.stdout.write(
    `${name}: ${pairs.length} rules, ${right} proposed right (${certainRight} of them certain), ${wrong} wrong (${certainWrong.length} of them certain${wrongLikely.length > 0 ? `; likely: ${wrongLikely.join(', ')}` : ''}), ${open} open\n`,
  )
  return tally
}

describe('formulas proposed for the rules of the documents, judged by the points they give', () => {
  test('annex 4 of Plan 222 as a Word file: no wrong one is certain, most are right', async () => {
    const tally = tallied('hue-2020', fromFile(hue, (await readHue(false)).nodes))
    expect(tally.certainWrong).toEqual([])
    expect(tally.right).toBeGreaterThanOrEqual(98)
  })

  test('the same as our damaged copy has it, letters lost in scanning: no wrong one is certain', async () => {
    const tally = tallied('hue-2020, damaged copy', fromFile(hue, (await readHue(true)).nodes))
    expect(tally.certainWrong).toEqual([])
    expect(tally.right).toBeGreaterThanOrEqual(87)
  })

  test('the shares that Plan 327 defines, and whatever rules other editions print: no wrong one is certain', () => {
    const tallies = new Map(others().map((id) => [id, tallied(id, fromRules(readEdition(id)))]))
    expect([...tallies.values()].flatMap((tally) => tally.certainWrong)).toEqual([])
    expect(tallies.get('vinh-phuc-327')!.right).toBeGreaterThanOrEqual(39)
  })

  test('every doubt shows its place, every certain formula where its parts come from', async () => {
    for (const [leaf, proposal] of fromFile(hue, (await readHue(false)).nodes)) {
      expect(proposal.certainty === 'certain', leaf.code).toBe(proposal.doubts.length === 0)
      if (proposal.certainty === 'certain') expect(proposal.marks.length, leaf.code).toBeGreaterThan(0)
      const isUnnamed = proposal.doubts.some((doubt) => doubt.code === 'whole-not-named')
      const unnamed = proposal.letters.filter((letter) => letter.text === '')
      expect(unnamed.length, leaf.code).toBe(isUnnamed ? 1 : 0)
    }
  })
})

describe('the tree that is read from the Word file', () => {
  test('has the 161 rows of the annex with their codes, levels, parents, titles, maxima and words', async () => {
    const { nodes } = await readHue(false)
    const { outline } = outlineOf(hue, items)
    expect(nodes.length + nodes.flatMap((node) => node.also).length).toBe(161)
    expect(nodes.filter((node) => node.proposal)).toHaveLength(109)
    const read = nodes.map((node) => ({
      codes: [node.code, ...node.also.map((also) => also.code)],
      level: node.level,
      parent: node.parent === undefined ? -1 : node.parent,
      title: node.title,
      max: node.max,
      rule: node.rule,
      remark: node.remark,
    }))
    const printed = outline.nodes.map((node) => ({
      codes: [node.code, ...node.row.also.map((also) => also.code)],
      level: node.level,
      parent: node.parent,
      title: node.row.title.text,
      max: node.row.max ?? node.row.printedMax,
      rule: node.row.rule?.text ?? '',
      remark: node.row.remark?.text ?? '',
    }))
    expect(read).toEqual(printed)
  })

  test('doubts the sums that the check of the edition finds wrong, and the shared scores, and nothing else', async () => {
    const { doubts } = await readHue(false)
    const found = checkEdition(hue, items, readNearEqual()).filter((finding) => finding.code === 'children-sum')
    const differing = doubts.filter((one) => one.code === 'sum-differs')
    const told = (
      all: readonly { node?: string | undefined; params: Readonly<Record<string, unknown>> }[],
    ): Set<string> =>
      new Set(all.map(({ node, params }) => `${node}: ${String(params['printed'])}, ${String(params['sum'])}`))
    expect(told(differing)).toEqual(told(found))
    expect(differing).toHaveLength(found.length)
    const others = doubts.filter((one) => one.code !== 'sum-differs')
    expect(others.map((one) => [one.code, one.node])).toEqual([
      ['score-shared', '5.8.2'],
      ['score-shared', '5.9.2'],
    ])
  })
})

describe('the judge of proposals', () => {
  const { outline } = outlineOf(hue, items)

  function asProposed({ leaf }: OutlineNode, formula: string): Proposal {
    const letters = leaf!.letters.map(({ name, item }): ProposedLetter => {
      const kind = item.kind === 'yes-no' || item.kind === 'choice' ? item.kind : 'count'
      return { name, kind, text: item.name, options: [...(item.options ?? [])], printed: true }
    })
    return { certainty: 'certain', formula, letters, marks: [], doubts: [] }
  }

  test('finds the edition’s own formula right', () => {
    const wrong = outline.leaves.filter(
      (leaf) => judged(asProposed(leaf, printFormula(leaf.leaf!.formula!)), leaf) !== 'right',
    )
    expect(wrong.map((leaf) => leaf.code)).toEqual([])
  })

  test('finds wrong what gives a hundredth less, is turned upside down, or asks for another kind of number', () => {
    const less = outline.leaves.filter(
      (leaf) => judged(asProposed(leaf, `(${printFormula(leaf.leaf!.formula!)})*0.99`), leaf) !== 'wrong',
    )
    expect(less.map((leaf) => leaf.code)).toEqual([])
    const shared = outline.leaves.filter((leaf) => /^RATIO\(a, b\)\*max$/.test(leaf.row.formula!))
    expect(shared.length).toBeGreaterThan(10)
    expect(shared.filter((leaf) => judged(asProposed(leaf, 'RATIO(b, a)*max'), leaf) !== 'wrong')).toEqual([])
    const asked = outline.byCode.get('1.4.1')!
    expect(
      judged(
        {
          ...asProposed(asked, 'MIN(max, v)'),
          letters: [{ name: 'v', kind: 'count', text: 'n', options: [], printed: true }],
        },
        asked,
      ),
    ).toBe('wrong')
  })
})

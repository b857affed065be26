/**
 * What a letter of a rule stands for: `whole` a divisor, `share` a part of it, `rest` a part of what the shares before
 * it have left, `tally` a small count, `sum` an amount with decimals.
 */
export type Role = 'yes-no' | 'level' | 'whole' | 'share' | 'rest' | 'tally' | 'sum' | 'points'

export type Rule = {
  readonly weight: number
  readonly formula: string
  readonly letters: Readonly<Record<string, Role>>
}

/** The kinds of rule met in the documents, weighted about as often as the set of 2020 has them. */
export const RULES = {
  yesNo: { weight: 6, formula: 'IF(v, max, 0)', letters: { v: 'yes-no' } },
  level: { weight: 2, formula: 'LEVEL(v, max, max/2, max/3, 0)', letters: { v: 'level' } },
  ratio: { weight: 8, formula: 'RATIO(a, b)*max', letters: { a: 'share', b: 'whole' } },
  threshold: { weight: 3, formula: 'SHARE(RATIO(a, b), 70%)*max', letters: { a: 'share', b: 'whole' } },
  joined: {
    weight: 1,
    formula: 'SHARE(RATIO(b + d, a + c), 70%)*max',
    letters: { b: 'share', a: 'whole', d: 'share', c: 'whole' },
  },
  allOrNothing: { weight: 1, formula: 'IF(RATIO(a, b) >= 50%, max, 0)', letters: { a: 'share', b: 'whole' } },
  count: { weight: 2, formula: 'MIN(max, 0.5*n)', letters: { n: 'tally' } },
  twoTariffs: { weight: 1, formula: 'MIN(max, MIN(2, n1) + MIN(1, n2/3))', letters: { n1: 'tally', n2: 'tally' } },
  mix: { weight: 2, formula: 'RATIO(b, a)*max/2 + RATIO(c, a)*max', letters: { c: 'share', b: 'rest', a: 'whole' } },
  override: {
    weight: 1,
    formula: 'IF(RATIO(c, a) >= 80%, max, RATIO(b, a)*max/2 + RATIO(c, a)*max)',
    letters: { c: 'share', b: 'rest', a: 'whole' },
  },
  layers: {
    weight: 1,
    formula: 'RATIO(n4, b)*max + RATIO(n3, b)*max*50% + RATIO(n2, b)*max*30% + RATIO(n1, b)*max*10%',
    letters: { n4: 'share', n3: 'rest', n2: 'rest', n1: 'rest', b: 'whole' },
  },
  steps: { weight: 1, formula: 'STEPS(n, 4, max, 3, max*3/4, 2, max/2, 1, max/4, 0)', letters: { n: 'tally' } },
  byHand: { weight: 1, formula: 'p', letters: { p: 'points' } },
  perHead: { weight: 2, formula: 'SHARE(a/b, 3)*max', letters: { a: 'sum', b: 'whole' } },
} as const satisfies Record<string, Rule>

export type RuleName = keyof typeof RULES
export const RULE_NAMES = Object.keys(RULES) as RuleName[]

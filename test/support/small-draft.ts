import { Edition } from '#domain/edition/definition.ts'

/** A draft with one criterion, which could be issued: its one example is computed by hand (30 of 100 of 10 points). */
export function smallDraft(id: string): Edition {
  return Edition.parse({
    ...{ id, indexSet: 'bo-thu', source: id, number: '12/QĐ-UBND', issuedBy: 'UBND tỉnh', issuedOn: '2027-01-15' },
    title: { vi: 'Bộ chỉ số thử', en: 'A small set' },
    article: 'Phụ lục I',
    nodes: [{ code: '1', title: 'Nhận thức số', children: [smallCriterion('1.1', 'so-lieu-rieng-cua-bo-thu')] }],
    items: [
      {
        id: 'so-lieu-rieng-cua-bo-thu',
        name: 'Tỷ lệ xã có tổ công nghệ số cộng đồng của bộ thử',
        kind: 'ratio',
        providers: ['unit'],
      },
    ],
  })
}

export function smallCriterion(code: string, item: string) {
  return {
    ...{ code, title: 'Tổ công nghệ số cộng đồng', max: '10', formula: 'MIN(1, a)*max' },
    variables: { a: { item } },
    examples: [{ given: { a: 0.3 }, points: '3' }],
  }
}

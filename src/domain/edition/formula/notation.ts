import { z } from 'zod'

/** `canonical`: `0.5` and `,` between arguments. `vietnamese`: `0,5` and `;`, as screens print and accept. */
export const Notation = z.enum(['canonical', 'vietnamese'])
export type Notation = z.infer<typeof Notation>

export const DECIMAL_MARK = { canonical: '.', vietnamese: ',' } as const satisfies Record<Notation, string>
export const SEPARATOR = { canonical: ',', vietnamese: ';' } as const satisfies Record<Notation, string>

import { ANYBODYS, type Permits } from './role.ts'

/** Who reads all that an organisation gave: itself, who supervises it, and those who look at every one. */
export const READERS: Permits = {
  'unit-officer': ['own'],
  'unit-head': ['own'],
  supervisor: ['child'],
  'standing-agency': ANYBODYS,
  'council-secretary': ANYBODYS,
  leader: ANYBODYS,
  auditor: ANYBODYS,
}

import { AUDIT_SCREEN_EN } from './audit-screen-en.ts'
import { AUDIT_SCREEN_VI } from './audit-screen-vi.ts'

export const AUDIT_SCREEN = { vi: AUDIT_SCREEN_VI, en: AUDIT_SCREEN_EN } as const

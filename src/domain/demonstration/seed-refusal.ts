import { z } from 'zod'

/** Why the demonstration province is not written. */
export const SeedRefusalCode = z.enum(['production', 'has-organisations', 'content-missing', 'name-taken'])
export type SeedRefusalCode = z.infer<typeof SeedRefusalCode>

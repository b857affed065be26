import { z } from 'zod'

/** An id as the database writes it: one in capitals is the same thing, and must not pass for another. */
export const Id = z.uuid().toLowerCase()

/** A new one bears the UUIDv7 that its sender makes: sent twice, it begins once. */
export const NewId = z.uuid({ version: 'v7' }).toLowerCase()

import { sql } from 'kysely'

/** The day it is in Việt Nam, by the database's clock. */
export const TODAY = sql<string>`(now() at time zone 'Asia/Ho_Chi_Minh')::date`

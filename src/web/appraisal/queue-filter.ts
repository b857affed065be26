import { z } from 'zod'

/** Which part of the queue is shown, as the address writes it; absent: what is still to be appraised. */
export const QueueFilter = z.enum(['xem-lai', 'co-doi', 'giai-trinh', 'xong', 'tat-ca'])
export type QueueFilter = z.infer<typeof QueueFilter>

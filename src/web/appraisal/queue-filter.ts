/** Which part of the queue is shown, as the address writes it; absent: what is still to be appraised. */
export const QueueFilter = ['xem-lai', 'co-doi', 'giai-trinh', 'xong', 'tat-ca'] as const
export type QueueFilter = (typeof QueueFilter)[number]

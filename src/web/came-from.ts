/** What led somebody to a cell: the way back from there names it. */
export type CameFrom = 'check' | 'my-work'

declare module '@tanstack/history' {
  interface HistoryState {
    cameFrom?: CameFrom
  }
}

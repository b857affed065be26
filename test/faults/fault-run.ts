/** What a fault that was brought about showed. */
export type FaultRun = {
  readonly name: string
  readonly figures: readonly string[]
  /** What was not as it must be. */
  readonly faults: readonly string[]
}

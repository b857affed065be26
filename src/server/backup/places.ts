/** What an installation keeps outside its database. */
export type Places = {
  /** The folder of stored files, named by their content; it need not exist. */
  readonly files?: string
  readonly checkpoints?: CheckpointPlaces
}

export type CheckpointPlaces = {
  /** Where the file of signed checkpoints is. */
  readonly folder: string
  /** Where the key is that they are checked with. The private one beside it never goes into an archive. */
  readonly keysFolder: string
}

import { stat } from 'node:fs/promises'

/** When the checkpoint file was last written to; undefined where there is none. */
export async function checkpointAt(file: string): Promise<Date | undefined> {
  try {
    return (await stat(file)).mtime
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

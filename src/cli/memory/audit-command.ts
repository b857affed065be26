import { join } from 'node:path'
import { CHECKPOINT_FILE } from '#server/events/checkpoint-file.ts'
import { PUBLIC_KEY_FILE } from '#server/events/checkpoint-key.ts'
import { optional, type Command } from '../command.ts'
import { AUDIT_VERIFY, auditVerify } from './audit.ts'
import { configured, withDatabase } from './opened.ts'

export const auditCommand: Command = {
  ...AUDIT_VERIFY,
  run: async (options) => {
    const { LABAN_CHECKPOINTS, LABAN_KEYS } = configured()
    const checkpointFile = optional(options, 'checkpoints') ?? join(LABAN_CHECKPOINTS, CHECKPOINT_FILE)
    const publicKeyFile = optional(options, 'public-key') ?? join(LABAN_KEYS, PUBLIC_KEY_FILE)
    return withDatabase((database) => auditVerify({ database, checkpointFile, publicKeyFile }, options))
  },
}

import type { Command } from '../command.ts'
import { auditCommand } from './audit-command.ts'
import { backupCommand } from './backup.ts'
import { configCheck, configDocs, configSecret } from './config.ts'
import { contentLoad } from './content-load.ts'
import { doctor } from './doctor.ts'
import { migrate } from './migrate.ts'
import { openapi } from './openapi.ts'
import { configured, withDatabase, withInstallation } from './opened.ts'
import { restoreCommand } from './restore.ts'
import { seed } from './seed.ts'
import { serve } from './serve.ts'
import { verifyBackupCommand } from './verify-backup.ts'

/** The commands that need the server's room or a database. */
export const MEMORY_COMMANDS: readonly Command[] = [
  serve,
  migrate,
  contentLoad(withDatabase),
  seed(withDatabase, () => configured().LABAN_MODE === 'production'),
  doctor,
  backupCommand(withInstallation),
  restoreCommand(withInstallation),
  verifyBackupCommand,
  auditCommand,
  configCheck,
  configDocs,
  configSecret,
  openapi,
]

// Sends what waits, as a process of its own that a test can kill: `mail-worker.ts <database> <smtp> <moment>`.
import { openDatabase } from '#db/database.ts'
import { mailboxOf, smtpServerOf } from '#server/messages/mail-settings.ts'
import { sendWaiting } from '#server/messages/send-waiting.ts'

const [url, smtpUrl, moment] = process.argv.slice(2) as [string, string, string]
const database = openDatabase(url, { most: 2 })
const settings = {
  smtp: smtpServerOf(smtpUrl)!,
  from: mailboxOf('La Bàn <laban@tinh.example>')!,
  baseUrl: 'https://laban.tinh.example',
}
const log = { info: () => {}, error: () => {} }
const tried = await sendWaiting({ db: database.db, settings, now: () => Promise.resolve(new Date(moment)), log })
await database.close()
console.log(tried)

import { examination, type Finding } from '#server/operation/examination.ts'
import { EXAMINATION } from '#text/installation.ts'
import { done, failed, type Command } from '../command.ts'
import { jsonText } from '../print.ts'
import { configured, withDatabase } from './opened.ts'

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'Khám một bản cài đặt: cơ sở dữ liệu, cấu trúc, thứ tự tiếng Việt, đồng hồ, nội dung, sao lưu, thư mục. Kết thúc 1 khi có chỗ hỏng.',
  en: 'Examines an installation: database, schema, Vietnamese order, clock, content, backup, folders. Exit 1 when something is broken.',
  run: async ({ json, language }) => {
    const findings = await withDatabase((database) => examination(database, configured()))
    const broken = findings.some(({ state }) => state === 'broken')
    const line = ({ state, code, params }: Finding): string => {
      const { name, remedy } = EXAMINATION[code]
      const said = `${SIGN[state]} ${name[language](params)}`
      return state === 'fine' ? `${said}\n` : `${said}\n    ${remedy[language](params)}\n`
    }
    const stdout = json ? [jsonText(findings)] : findings.map(line)
    return broken ? failed(stdout, []) : done(stdout)
  },
}

const SIGN = { fine: '✓', remark: '!', broken: '✗' } as const

import type { SystemFinding } from '#contract/examination.ts'
import { examination } from '#server/examination/examination.ts'
import { oidcSettingsOf } from '#server/oidc/oidc-settings.ts'
import { systemFindingText } from '#text/system-findings.ts'
import { done, failed, type Command } from '../command.ts'
import { jsonText } from '../print.ts'
import { configured, withDatabase } from './opened.ts'

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'Khám một bản cài đặt: cơ sở dữ liệu, đồng hồ, nội dung, thư mục, sao lưu, thư, quét vi-rút, LibreOffice, phông chữ. Kết thúc 1 khi có chỗ hỏng.',
  en: 'Examines an installation: database, clock, content, folders, backup, mail, virus scanner, LibreOffice, fonts. Exit 1 when something is broken.',
  run: async ({ json, language }) => {
    const findings = await withDatabase((database) =>
      examination(database, configured(), { oidc: oidcSettingsOf(configured()) }),
    )
    const broken = findings.some(({ state }) => state === 'broken')
    const line = (finding: SystemFinding): string => {
      const { said, remedy } = systemFindingText(finding, language)
      return `${SIGN[finding.state]} ${said}\n${remedy === undefined ? '' : `    ${remedy}\n`}`
    }
    const stdout = json ? [jsonText(findings)] : findings.map(line)
    return broken ? failed(stdout, []) : done(stdout)
  },
}

const SIGN = { fine: '✓', remark: '!', broken: '✗', unused: '–' } as const

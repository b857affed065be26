import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { organisations } from '#contract/organisations.ts'
import { AuthorityForm as Form } from '#domain/organisation/position.ts'
import { AUTHORITY_FORMS } from '#text/positions.ts'
import { dayAfter, todayHere } from '../administration/days.ts'
import { ChoiceField, Fields, LineField } from '../administration/fields.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { useSaving } from '../administration/use-saving.ts'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { LANGUAGE } from '../language.ts'
import { line } from './content-draft.ts'
import { refreshRegister } from './queries.ts'

const { people } = words
const [FORM, DOCUMENT, FROM, TO] = ['ky-thay', 'ky-thay-van-ban', 'ky-thay-tu', 'ky-thay-den']

type Props = { organisation: string; position: string; onDone: () => void }

/** By which form somebody signs in the head's place, from when to when. */
export function AuthorityForm({ organisation, position, onDone }: Props) {
  const queries = useQueryClient()
  const [draft, set] = useState({ form: 'KT', document: '', from: dateText(todayHere()), to: '' })
  const change = (part: Partial<typeof draft>) => set((before) => ({ ...before, ...part }))
  const saving = useSaving(
    async (days: { from: string; to?: string }) => {
      const document = line(draft.document)
      const form = Form.parse(draft.form)
      await call(organisations.setAuthority, { organisation, position, form, ...(document && { document }), ...days })
      await refreshRegister(queries)
      onDone()
    },
    FORM,
    (code) => (code.includes('document') ? DOCUMENT : code.includes('end') ? TO : FORM),
  )
  const submit = () => {
    const [from, to] = [dayOf(draft.from), draft.to.trim() === '' ? null : dayOf(draft.to)]
    saving.submit({ from: from ?? '', ...(to && { to: dayAfter(to) }) }, [
      ...(from ? [] : [{ field: FROM, words: words.faults.day(words.days.from) }]),
      ...(to === undefined ? [{ field: TO, words: words.faults.day(words.days.until) }] : []),
    ])
  }
  return (
    <ShortForm saving={saving} button={people.authoriseSubmit} onSubmit={submit} onCancel={onDone}>
      <Fields>
        <ChoiceField
          id={FORM}
          label={people.form}
          value={draft.form}
          fault={saving.faultOf(FORM)}
          options={Form.options.map((one) => [one, AUTHORITY_FORMS[LANGUAGE][one]] as const)}
          onChange={(form) => change({ form })}
        />
        <LineField
          id={DOCUMENT}
          label={people.document}
          hint={people.documentHint}
          value={draft.document}
          fault={saving.faultOf(DOCUMENT)}
          onChange={(document) => change({ document })}
        />
        <LineField
          id={FROM}
          label={words.days.from}
          hint={words.days.hint}
          value={draft.from}
          fault={saving.faultOf(FROM)}
          onChange={(from) => change({ from })}
        />
        <LineField
          id={TO}
          label={words.days.until}
          hint={words.days.openEnd}
          value={draft.to}
          fault={saving.faultOf(TO)}
          onChange={(to) => change({ to })}
        />
      </Fields>
    </ShortForm>
  )
}

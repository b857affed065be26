import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { organisations, type ContentInput } from '#contract/organisations.ts'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { todayHere } from '../administration/days.ts'
import { Fields, LineField } from '../administration/fields.tsx'
import styles from '../administration/form.module.css'
import { keepsRegister } from '../administration/may-administer.ts'
import { newId } from '../administration/new-id.ts'
import { useSaving } from '../administration/use-saving.ts'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { contentFieldOf, contentOf, EMPTY, fieldIds } from './content-draft.ts'
import { ContentFields } from './content-fields.tsx'
import { refreshRegister } from './queries.ts'

const FROM = 'co-hieu-luc'
const { newUnit } = words

/** Adds an organisation that no decision of a succession establishes. */
export function NewOrganisationPage() {
  return (
    <AdministrationPage
      title={newUnit.title}
      lede={newUnit.lede}
      isFor={keepsRegister}
      above={<Link to="/quan-tri/don-vi">{words.ways.register}</Link>}
    >
      <NewOrganisation />
    </AdministrationPage>
  )
}

function NewOrganisation() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [draft, set] = useState(EMPTY)
  const [from, setFrom] = useState(dateText(todayHere()))
  // Sent again after a lost answer, it begins once.
  const [organisation] = useState(newId)
  const saving = useSaving(
    async (sent: { from: string; content: ContentInput }) => {
      await call(organisations.createOrganisation, { organisation, ...sent })
      await refreshRegister(queries)
      await navigate({ to: '/quan-tri/don-vi/$organisation', params: { organisation } })
    },
    fieldIds('').name,
    (code) => contentFieldOf(code, '') ?? fieldIds('').name,
  )
  const submit = () => {
    const day = dayOf(from)
    const { content, faults } = contentOf(draft, '')
    const found = [...faults, ...(day === undefined ? [{ field: FROM, words: words.faults.day(newUnit.from) }] : [])]
    saving.submit({ from: day ?? '', content: content! }, found)
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary faults={saving.faults} round={saving.round} />
      <ContentFields
        draft={draft}
        change={(part) => set((before) => ({ ...before, ...part }))}
        faultOf={saving.faultOf}
        on={dayOf(from) ?? todayHere()}
      />
      <Fields>
        <LineField
          id={FROM}
          label={newUnit.from}
          hint={words.days.hint}
          value={from}
          fault={saving.faultOf(FROM)}
          inputMode="numeric"
          onChange={setFrom}
        />
      </Fields>
      <div className={styles.actions}>
        <Button type="submit" loading={saving.isSaving}>
          {newUnit.submit}
        </Button>
        <Link to="/quan-tri/don-vi">{words.cancel}</Link>
      </div>
    </form>
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import { organisations, type ContentInput } from '#contract/organisations.ts'
import type { OrganisationVersionView, OrganisationView } from '#contract/organisation-views.ts'
import { olderForm } from '#domain/organisation/identifier.ts'
import { ORGANISATION_KINDS, ORGANISATION_LEVELS } from '#text/import-words.ts'
import { stretchText, todayHere } from '../administration/days.ts'
import { LineField } from '../administration/fields.tsx'
import facts from '../administration/facts.module.css'
import { Opened } from '../administration/opened.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { useSaving } from '../administration/use-saving.ts'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { LANGUAGE } from '../language.ts'
import { contentFieldOf, contentOf, draftOf, fieldIds } from './content-draft.ts'
import { ContentFields } from './content-fields.tsx'
import { organisationOf, refreshRegister } from './queries.ts'
import type { Chosen } from './unit-picker.tsx'

const { unit, content } = words
const BEFORE = 'doi-'
const ON = 'doi-tu-ngay'

type Props = { view: OrganisationView; hasEnded: boolean }

/** Its stretches, the newest first: names, codes, kind and parent change with a day. */
export function NamesSection({ view, hasEnded }: Props) {
  const newestFirst = [...view.versions].reverse()
  return (
    <>
      <ol className={facts.stretches}>
        {newestFirst.map((version) => (
          <li key={version.version}>
            <p className={facts.when}>{stretchText(version)}</p>
            <Version version={version} />
          </li>
        ))}
      </ol>
      {hasEnded ? null : (
        <Opened button={unit.change}>
          {(close) => <ChangeForm organisation={view.organisation} last={newestFirst[0]!} onDone={close} />}
        </Opened>
      )}
    </>
  )
}

function Version({ version }: { version: OrganisationVersionView }) {
  const { name, shortName, abbreviation, kind, level, parent, identifier, areaCode, ordinal } = version
  const older = identifier === undefined ? undefined : olderForm(identifier)
  const rows: [string, React.ReactNode][] = [
    [content.name, <strong key="name">{name}</strong>],
    [content.shortName, [shortName, abbreviation].filter(Boolean).join(', ')],
    [content.kind, `${ORGANISATION_KINDS[LANGUAGE][kind]}, ${ORGANISATION_LEVELS[LANGUAGE][level].toLowerCase()}`],
    [
      content.parent,
      parent === undefined ? unit.noParent : <ParentLink key="parent" organisation={parent} on={version.from} />,
    ],
    [
      content.identifier,
      identifier === undefined ? unit.noCode : older === undefined ? identifier : unit.code(identifier, older),
    ],
    [content.areaCode, areaCode],
    [content.ordinal, String(ordinal)],
  ]
  return (
    <dl className={facts.facts}>
      {rows.map(([term, said]) =>
        said === undefined || said === '' ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** By the name that it had on a day. */
function ParentLink({ organisation, on }: { organisation: string; on: string }) {
  return (
    <Link to="/quan-tri/don-vi/$organisation" params={{ organisation }}>
      {useNameOn(organisation, on) ?? '…'}
    </Link>
  )
}

function useNameOn(organisation: string | undefined, on: string): string | undefined {
  const { data } = useQuery({ ...organisationOf(organisation ?? ''), enabled: organisation !== undefined })
  return ([...(data?.versions ?? [])].reverse().find(({ from }) => from <= on) ?? data?.versions[0])?.name
}

type ChangeProps = { organisation: string; last: OrganisationVersionView; onDone: () => void }

/** Asks whom it stands under before its form is there: a form does not change under who fills it in. */
function ChangeForm(props: ChangeProps) {
  const { parent } = props.last
  const name = useNameOn(parent, todayHere())
  if (parent !== undefined && name === undefined) return null
  return <Change {...props} parent={parent === undefined ? undefined : { organisation: parent, name: name! }} />
}

function Change({ organisation, last, parent, onDone }: ChangeProps & { parent: Chosen | undefined }) {
  const queries = useQueryClient()
  const [draft, set] = useState(() => draftOf(last, parent))
  const [on, setOn] = useState(dateText(todayHere()))
  const [stale, tellStale] = useState(false)
  const saving = useSaving(
    async (sent: { on: string; content: ContentInput }) => {
      try {
        await call(organisations.changeOrganisation, { organisation, seen: last.version, ...sent })
      } catch (error) {
        if (error instanceof CallError && error.code === 'stale') tellStale(true)
        throw error
      }
      await refreshRegister(queries)
      onDone()
    },
    ON,
    (code) => contentFieldOf(code, BEFORE) ?? (code === 'nothing-changed' ? fieldIds(BEFORE).name : ON),
  )
  const submit = () => {
    const day = dayOf(on)
    const { content: made, faults } = contentOf(draft, BEFORE)
    saving.submit({ on: day ?? '', content: made! }, [
      ...(day === undefined ? [{ field: ON, words: words.faults.day(unit.changeOn) }] : []),
      ...faults,
    ])
  }
  return (
    <ShortForm saving={saving} button={unit.changeSubmit} says={unit.changeSays} onSubmit={submit} onCancel={onDone}>
      <LineField
        id={ON}
        label={unit.changeOn}
        hint={words.days.hint}
        value={on}
        fault={saving.faultOf(ON)}
        inputMode="numeric"
        onChange={setOn}
      />
      <ContentFields
        draft={draft}
        change={(part) => set((before) => ({ ...before, ...part }))}
        faultOf={saving.faultOf}
        on={dayOf(on) ?? todayHere()}
        before={BEFORE}
        self={organisation}
      />
      {stale ? <p>{unit.staleHelp}</p> : null}
    </ShortForm>
  )
}

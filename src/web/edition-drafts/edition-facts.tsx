import { RankBy, type Edition } from '#domain/edition/definition.ts'
import { bandsIn, bandsText } from '#domain/edition/typed-bands.ts'
import type { Band } from '#domain/scoring/band.ts'
import { Slug } from '#domain/slug.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { dateText } from '../edition/date-text.ts'
import styles from './editor.module.css'
import { FieldRow, SelectField, TypedField, type Read } from './fields.tsx'
import type { DraftOnPage } from './use-draft.ts'
import { PANEL_HEADING } from './tree-acts.ts'
import { words } from './words.ts'

/** What the document says of itself. */
export function EditionFacts({ draft: { definition, store } }: { draft: DraftOnPage }) {
  const { change } = store
  const { facts } = words
  const text = (key: 'number' | 'issuedBy' | 'article', label: string) => (
    <TypedField
      label={label}
      shown={definition[key]}
      most={300}
      read={filled}
      onChange={(to) => change({ ...definition, [key]: to }, key)}
    />
  )
  const title = (language: 'vi' | 'en', label: string) => (
    <TypedField
      label={label}
      shown={definition.title[language]}
      most={300}
      lines={2}
      read={filled}
      onChange={(to) => change({ ...definition, title: { ...definition.title, [language]: to } }, `title ${language}`)}
    />
  )
  return (
    <>
      <h2 id={PANEL_HEADING} className={styles.heading} tabIndex={-1}>
        {facts.heading}
      </h2>
      {title('vi', facts.titleVi)}
      {title('en', facts.titleEn)}
      <FieldRow>
        {text('number', facts.number)}
        <TypedField
          label={facts.issuedOn}
          shown={dateText(definition.issuedOn)}
          isNarrow
          most={10}
          read={(typed) => {
            const day = dayOf(typed)
            return day === undefined ? { fault: facts.dayUnfit } : { value: day }
          }}
          onChange={(issuedOn) => change({ ...definition, issuedOn }, 'issuedOn')}
        />
      </FieldRow>
      {text('issuedBy', facts.issuedBy)}
      {text('article', facts.article)}
      <FieldRow>
        <TypedField
          label={facts.indexSet}
          shown={definition.indexSet}
          most={80}
          read={slug}
          onChange={(indexSet) => change({ ...definition, indexSet }, 'indexSet')}
        />
        <TypedField
          label={facts.source}
          shown={definition.source}
          most={80}
          read={slug}
          onChange={(source) => change({ ...definition, source }, 'source')}
        />
      </FieldRow>
      <SelectField
        label={facts.rankBy}
        value={definition.rankBy ?? ''}
        options={[['', facts.rankByUsual], ...RankBy.options.map((one) => [one, words.choices.rankBy[one]] as const)]}
        onChange={(rankBy) => change(withRankBy(definition, rankBy === '' ? undefined : rankBy))}
      />
      <TypedField
        label={facts.bands}
        hint={facts.bandsHint}
        shown={bandsText(definition.bands)}
        most={1000}
        isTakenWhenLeft
        read={(typed) => {
          const bands = bandsIn(typed)
          return bands === undefined ? { fault: facts.bandsUnfit } : { value: bands }
        }}
        onChange={(bands) => change(withBands(definition, bands))}
      />
    </>
  )
}

function filled(typed: string): Read<string> {
  return typed.trim() === '' ? { fault: words.facts.lacking } : { value: typed }
}

function slug(typed: string): Read<string> {
  return Slug.safeParse(typed.trim()).success ? { value: typed.trim() } : { fault: words.facts.slugUnfit }
}

function withBands(edition: Edition, to: Band[]): Edition {
  const changed = { ...edition, bands: to }
  if (to.length === 0) delete (changed as Edition).bands
  return changed
}

function withRankBy(edition: Edition, to: RankBy | undefined): Edition {
  const changed = { ...edition }
  if (to === undefined) delete changed.rankBy
  else changed.rankBy = to
  return changed
}

import { useDeferredValue, useMemo } from 'react'
import { isDecimal } from '#domain/decimal.ts'
import { AssessedBy, NodeCode, Outside, type Edition, type Node } from '#domain/edition/definition.ts'
import { checkCriterion } from '#domain/edition/check/check-criterion.ts'
import { totalsOf } from '#domain/edition/compare/compare-editions.ts'
import { changedNode, recodedNode } from '#domain/edition/edit/edit-tree.ts'
import { codesIn, type Place } from '#domain/edition/edit/place.ts'
import { keptFormula, shownFormula } from '#domain/edition/formula/typed-formula.ts'
import { EvidenceKind } from '#domain/evidence/evidence.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { Slug } from '#domain/slug.ts'
import { EVIDENCE_KINDS } from '#text/evidence.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './editor.module.css'
import { withOptional, type ChangeNode } from './change-node.ts'
import { ExamplesEditor } from './examples-editor.tsx'
import { ChecksField, FieldRow, SelectField, TypedField, type Read } from './fields.tsx'
import { boundTo, LettersEditor } from './letters-editor.tsx'
import { RuleField } from './rule-field.tsx'
import { PANEL_HEADING, TITLE_FIELD } from './tree-acts.ts'
import type { DraftOnPage } from './use-draft.ts'
import { words } from './words.ts'

type Props = {
  draft: DraftOnPage
  place: Place
  items: ItemCatalogue
  onChoose: (node: string | undefined) => void
}

/** Everything that one row says, to be written. */
export function NodeEditor({ draft, place: { node }, items, onChoose }: Props) {
  const { definition } = draft
  const change: ChangeNode = (to, field) =>
    draft.store.change(changedNode(definition, node.code, to), field && `${node.code} ${field}`)
  const settled = useDeferredValue(definition)
  const checked = useMemo(() => checkCriterion(settled, node.code, items), [settled, node.code, items])
  return (
    <>
      <h2 id={PANEL_HEADING} className={styles.heading} tabIndex={-1}>
        {words.node.heading(node.code)}
      </h2>
      <NameFields draft={draft} node={node} change={change} onChoose={onChoose} />
      {node.children ? (
        <p className={styles.quiet}>
          {words.node.parent} {words.node.parentMax(figure(totalsOf({ nodes: node.children }).max))}
        </p>
      ) : (
        <>
          <LeafFields node={node} change={change} />
          {node.unscored ? null : <RuleField node={node} checked={checked} change={change} />}
          <LettersEditor
            node={node}
            items={items}
            isOwn={(item) => definition.items.some(({ id }) => id === item)}
            change={change}
            onCreate={(name, item) => {
              const bound = changedNode(definition, node.code, boundTo(name, item.id))
              draft.store.change({ ...bound, items: [...bound.items, item] })
            }}
          />
          {node.unscored || !checked ? null : <ExamplesEditor node={node} checked={checked} change={change} />}
        </>
      )}
      <MoreFields definition={definition} node={node} change={change} />
    </>
  )
}

type Fields = { node: Node; change: ChangeNode }

function NameFields({ draft, node, change, onChoose }: Fields & Pick<Props, 'draft' | 'onChoose'>) {
  const { definition } = draft
  const codeOf = (typed: string): Read<string> => {
    const code = typed.trim()
    if (!NodeCode.safeParse(code).success) return { fault: words.node.codeUnfit }
    return code !== node.code && codesIn(definition).has(code) ? { fault: words.node.codeTaken } : { value: code }
  }
  const recode = (code: string) => {
    if (code === node.code) return
    draft.store.change(recodedNode(definition, node.code, code))
    onChoose(code)
  }
  return (
    <FieldRow>
      <CodeField key={node.code} code={node.code} read={codeOf} onCode={recode} />
      <TypedField
        label={words.node.title}
        shown={node.title.text}
        most={2000}
        lines={2}
        id={TITLE_FIELD}
        read={(typed) => (typed.trim() === '' ? { fault: words.node.titleLacking } : { value: typed })}
        onChange={(text) => change((one) => ({ ...one, title: { ...one.title, text } }), 'title')}
      />
    </FieldRow>
  )
}

/** Taken over when it is left, not at each key: "1.1" on the way to "1.10" is another row's. */
function CodeField({
  code,
  read,
  onCode,
}: {
  code: string
  read: (typed: string) => Read<string>
  onCode: (code: string) => void
}) {
  return (
    <TypedField label={words.node.code} shown={code} isNarrow isTakenWhenLeft most={40} read={read} onChange={onCode} />
  )
}

function LeafFields({ node, change }: Fields) {
  return (
    <>
      <FieldRow>
        <TypedField
          label={words.node.max}
          shown={node.max === undefined ? '' : figure(node.max).replaceAll('.', '')}
          isNarrow
          most={32}
          read={decimalRead}
          onChange={(max) => change((one) => withOptional(one, 'max', max), 'max')}
        />
        <SelectField
          label={words.node.assessedBy}
          value={node.assessedBy}
          options={AssessedBy.options.map((one) => [one, words.choices.assessedBy[one]] as const)}
          onChange={(assessedBy) => change((one) => ({ ...one, assessedBy }))}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={node.unscored}
            onChange={(event) => change((one) => ({ ...one, unscored: event.currentTarget.checked }))}
          />
          {words.node.unscored}
        </label>
      </FieldRow>
      <TypedField
        label={words.node.words}
        shown={node.rule?.text ?? ''}
        lines={2}
        read={(typed) => ({ value: typed })}
        onChange={(text) =>
          change((one) => withOptional(one, 'rule', text.trim() === '' ? undefined : { ...one.rule, text }), 'rule')
        }
      />
    </>
  )
}

function MoreFields({ node, change }: Fields & { definition: Edition }) {
  return (
    <details
      className={styles.section}
      open={node.appliesTo !== undefined || node.lead !== undefined || node.outside !== undefined}
    >
      <summary>{words.node.more}</summary>
      <TypedField
        label={words.node.article}
        shown={node.article ?? ''}
        most={300}
        read={(typed) => ({ value: typed.trim() === '' ? undefined : typed })}
        onChange={(to) => change((one) => withOptional(one, 'article', to), 'article')}
      />
      <ChecksField
        label={words.node.appliesTo}
        hint={words.node.appliesToAll}
        chosen={node.appliesTo ?? []}
        options={OrganisationKind.options.map((kind) => [kind, words.choices.kind[kind]] as const)}
        onChange={(kinds) => change((one) => withOptional(one, 'appliesTo', kinds.length === 0 ? undefined : kinds))}
      />
      <TypedField
        label={words.node.lead}
        hint={words.node.leadHint}
        shown={(node.lead ?? []).join(', ')}
        read={slugsRead}
        onChange={(lead) => change((one) => withOptional(one, 'lead', lead), 'lead')}
      />
      {node.children ? null : (
        <>
          <ChecksField
            label={words.node.evidence}
            hint={words.node.evidenceAny}
            chosen={(node.evidence ?? []).map(({ kind }) => kind)}
            options={EvidenceKind.options.map((kind) => [kind, EVIDENCE_KINDS[LANGUAGE][kind]] as const)}
            onChange={(kinds) =>
              change((one) =>
                withOptional(one, 'evidence', kinds.length === 0 ? undefined : kinds.map((kind) => ({ kind }))),
              )
            }
          />
          <TypedField
            label={words.node.require}
            hint={words.node.requireHint}
            shown={node.require.map(shownFormula).join('\n')}
            lines={2}
            read={(typed) => ({
              value: typed
                .split('\n')
                .filter((line) => line.trim() !== '')
                .map(keptFormula),
            })}
            onChange={(require) => change((one) => ({ ...one, require }), 'require')}
          />
        </>
      )}
      <FieldRow>
        <SelectField
          label={words.node.outside}
          value={node.outside ?? ''}
          options={[
            ['', words.node.inside],
            ...Outside.options.map((one) => [one, words.choices.outside[one]] as const),
          ]}
          onChange={(outside) => change((one) => withOptional(one, 'outside', outside === '' ? undefined : outside))}
        />
        {node.outside === undefined ? null : (
          <TypedField
            label={words.node.limit}
            shown={node.limit === undefined ? '' : figure(node.limit).replaceAll('.', '')}
            isNarrow
            read={decimalRead}
            onChange={(limit) => change((one) => withOptional(one, 'limit', limit), 'limit')}
          />
        )}
      </FieldRow>
    </details>
  )
}

/** A number as officials write it; nothing is nothing. */
function decimalRead(typed: string): Read<string | undefined> {
  const plain = typed.trim().replace(',', '.')
  if (plain === '') return { value: undefined }
  return isDecimal(plain) && !plain.startsWith('-') ? { value: plain } : { fault: words.node.maxUnfit }
}

function slugsRead(typed: string): Read<string[] | undefined> {
  const slugs = typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (!slugs.every((one) => Slug.safeParse(one).success)) return { fault: words.node.leadUnfit }
  return { value: slugs.length === 0 ? undefined : slugs }
}

import { useId, useState } from 'react'
import { CallError } from '#contract/client.ts'
import type { MadeToken } from '#contract/api-tokens.ts'
import { TOKEN_AREAS, TOKEN_DAYS, WRITTEN_AREAS, type TokenArea } from '#domain/permission/token-areas.ts'
import type { TokenRight } from '#domain/permission/token-right.ts'
import { ChoiceField, Fields, LineField } from '../administration/fields.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { useSavingAs } from '../administration/use-saving.ts'
import { figure } from '../language.ts'
import { line } from '../organisations/content-draft.ts'
import { PasswordField } from '../sign-in/password-field.tsx'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { words as signIn } from '../sign-in/words.ts'
import type { WishedToken } from './token-desk.ts'
import styles from './token.module.css'
import { words } from './words.ts'

type Props = {
  make: (wish: WishedToken) => Promise<MadeToken>
  asksPassword: boolean
  onMade: (made: MadeToken) => Promise<unknown>
  onCancel: () => void
}

type Access = 'none' | 'read' | 'write'
const DAYS = [30, TOKEN_DAYS.usual, 180, TOKEN_DAYS.most]

/** What a token is to be for, within which scope, and for how long. */
export function TokenForm({ make, asksPassword, onMade, onCancel }: Props) {
  const before = useId()
  const ids = { name: `${before}-ten`, password: `${before}-mat-khau`, scope: (area: TokenArea) => `${before}-${area}` }
  const [name, setName] = useState('')
  const [days, setDays] = useState(String(TOKEN_DAYS.usual))
  const [scope, setScope] = useState<Partial<Record<TokenArea, Access>>>({})
  const [password, setPassword] = useState('')
  const saving = useSavingAs(
    async (wish: WishedToken) => {
      await onMade(await make(wish))
      onCancel()
    },
    (error) => [
      error instanceof CallError && error.code === 'wrong-credentials'
        ? { field: ids.password, words: signIn.errors.wrongPassword }
        : { field: ids.name, words: refusalWords(error) },
    ],
  )
  const submit = () => {
    const rights = rightsOf(scope)
    saving.submit({ name: line(name) ?? '', scope: rights, days: Number(days), password }, [
      ...(line(name) ? [] : [{ field: ids.name, words: words.nameMissing }]),
      ...(rights.length > 0 ? [] : [{ field: ids.scope('values'), words: words.scopeMissing }]),
      ...(asksPassword && password === '' ? [{ field: ids.password, words: signIn.errors.passwordMissing }] : []),
    ])
  }
  return (
    <ShortForm saving={saving} button={words.submit} onSubmit={submit} onCancel={onCancel}>
      <Fields>
        <LineField
          id={ids.name}
          label={words.name}
          hint={words.nameHint}
          value={name}
          most={100}
          fault={saving.faultOf(ids.name)}
          onChange={setName}
          isWide
        />
        <ChoiceField
          id={`${before}-han`}
          label={words.days}
          value={days}
          options={DAYS.map((count) => [String(count), words.daysChoice(figure(count))])}
          onChange={setDays}
        />
      </Fields>
      <Fields legend={words.scope}>
        {TOKEN_AREAS.map((area) => (
          <ChoiceField
            key={area}
            id={ids.scope(area)}
            label={words.areas[area]}
            value={scope[area] ?? 'none'}
            fault={saving.faultOf(ids.scope(area))}
            options={accessOf(area).map((access) => [access, words.access[access]])}
            onChange={(access) => setScope((all) => ({ ...all, [area]: access as Access }))}
          />
        ))}
      </Fields>
      {asksPassword ? (
        <div className={styles.password}>
          <PasswordField
            id={ids.password}
            label={words.password}
            autoComplete="current-password"
            value={password}
            error={saving.faultOf(ids.password)}
            onChange={setPassword}
          />
        </div>
      ) : null}
    </ShortForm>
  )
}

function accessOf(area: TokenArea): readonly Access[] {
  return (WRITTEN_AREAS as readonly TokenArea[]).includes(area) ? ['none', 'read', 'write'] : ['none', 'read']
}

function rightsOf(scope: Readonly<Partial<Record<TokenArea, Access>>>): TokenRight[] {
  return TOKEN_AREAS.flatMap((area) => {
    const access = scope[area] ?? 'none'
    return access === 'none' ? [] : [`${area}.${access}` as TokenRight]
  })
}

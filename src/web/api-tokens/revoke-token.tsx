import type { TokenRow } from '#contract/api-tokens.ts'
import { Ask } from '../accounts/entry-section.tsx'
import facts from '../administration/facts.module.css'
import { Opened } from '../administration/opened.tsx'
import { words } from './words.ts'

type Props = {
  row: TokenRow
  revoke: ((token: string) => Promise<unknown>) | undefined
  onDone: () => Promise<unknown>
}

/** Says what revoking does, then does it. */
export function RevokeToken({ row: { id, name }, revoke, onDone }: Props) {
  if (!revoke) return null
  return (
    <div className={facts.acts}>
      <Opened button={words.revoke} label={words.revokeLabel(name)}>
        {(close) => (
          <Ask
            says={words.revokeSays(name)}
            button={words.revoke}
            onGive={async () => {
              await revoke(id)
              await onDone()
            }}
            onDone={close}
          />
        )}
      </Opened>
    </div>
  )
}

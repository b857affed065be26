import type { UseQueryOptions } from '@tanstack/react-query'
import type { MadeToken, TokenRow } from '#contract/api-tokens.ts'
import type { TokenRight } from '#domain/permission/token-right.ts'

/** A token as it is asked for; the password where a person makes their own. */
export type WishedToken = {
  readonly name: string
  readonly scope: TokenRight[]
  readonly days: number
  readonly password: string
}

export type TokenList = { readonly tokens: TokenRow[] }

/** Whose tokens these are, and what the caller may do with them. */
export type TokenDesk = {
  readonly asked: UseQueryOptions<TokenList>
  readonly asksPassword: boolean
  /** Absent where the caller makes none here. */
  readonly make?: ((wish: WishedToken) => Promise<MadeToken>) | undefined
  readonly revoke?: ((token: string) => Promise<unknown>) | undefined
}

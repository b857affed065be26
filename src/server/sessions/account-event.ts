import type { EventKind } from '#domain/event/event-kind.ts'
import type { NewEvent } from '#domain/event/event.ts'

/** An event of an account's own stream. `by` is null where nobody known acts. */
export function accountEvent(
  account: string,
  kind: EventKind & `account.${string}`,
  by: string | null,
  body: Record<string, unknown>,
): NewEvent {
  return { stream: `account:${account}`, kind, by, body }
}

/** How an account stands; in a file of its own, since the first page knows the names and no schema. */
export const ACCOUNT_STATES = ['invited', 'active', 'disabled'] as const

type Defined<Columns> = { [Key in keyof Columns]?: NonNullable<Columns[Key]> }

/** Without the keys that hold nothing: absent is absent, not null. */
export function defined<Columns extends Record<string, unknown>>(columns: Columns): Defined<Columns> {
  const known = Object.entries(columns).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(known) as Defined<Columns>
}

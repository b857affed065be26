import { ChoiceField } from './choice-field.tsx'
import type { FieldProps } from './field-props.ts'
import { TypedField } from './typed-field.tsx'

/** The input of one cell, by what kind of value it takes. */
export function Field(props: FieldProps) {
  const { kind } = props.cell.item
  return kind === 'yes-no' || kind === 'choice' ? <ChoiceField {...props} /> : <TypedField {...props} />
}

import { useEffect, useRef } from 'react'

/** The field that takes the focus when a form comes in the place of what was pressed. */
export function useFirstField() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  return field
}

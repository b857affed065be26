import { startTransition, useEffect, useState } from 'react'

/** Whatever is behind these is not seen when the form opens. */
const AT_ONCE = 2

/** How many of a form's sections are built: the first at once, one after the other what is out of sight. */
export function useBuiltSections(all: number): number {
  const [built, build] = useState(AT_ONCE)
  useEffect(() => {
    if (built >= all) return undefined
    // Keys and clicks that have come meanwhile go first.
    const timer = setTimeout(() => startTransition(() => build(built + 1)))
    return () => clearTimeout(timer)
  }, [built, all])
  return built
}

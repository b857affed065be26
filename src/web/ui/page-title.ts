import { useEffect } from 'react'

/** The document's title, the page's part first. */
export function usePageTitle(...parts: string[]): void {
  const title = parts.join(' – ')
  useEffect(() => {
    document.title = title
  }, [title])
}

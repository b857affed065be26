/** The page on which a member of a round enters its values. */
export function formPath(
  { edition, period }: { readonly edition: string; readonly period: string },
  organisation: string,
): string {
  return `/nhap-so-lieu/${edition}?${new URLSearchParams({ 'don-vi': organisation, ky: period }).toString()}`
}

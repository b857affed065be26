import { buildWeb } from '#scripts/build-web.ts'

/** The pages are built once, before the files that open them side by side. */
export const setup = buildWeb

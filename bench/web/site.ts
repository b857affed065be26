import { join } from 'node:path'
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { PERIOD, type Officer } from '../../test/faults/officers.ts'
import { acting, provincePattern, temporaryFolder } from '../../test/faults/province-folder.ts'
import { startServer } from '../../test/faults/running-server.ts'
import { withEdition } from '../../test/support/loaded-edition.ts'
import { EDITION, largeEdition } from './edition.ts'

/** The demonstration with the large edition beside its own, and an officer who enters for a unit. */
export type Site = {
  readonly url: string
  readonly officer: Officer
  readonly form: string
  readonly close: () => Promise<void>
}

export async function openSite(): Promise<Site> {
  const { folder, remove } = temporaryFolder('bench-web')
  const data = join(folder, 'data')
  const pattern = await provincePattern(1, 1)
  pattern.copyTo(data)
  pattern.remove()
  const embedded = await startEmbedded(join(data, 'postgres'))
  const { edition, items } = largeEdition()
  try {
    await acting(embedded.url, ({ db }) => db.transaction().execute(withEdition(edition, items)))
  } finally {
    await embedded.stop()
  }
  const server = await startServer({ env: { LABAN_DATA: data } })
  const officer = pattern.officers[0]!
  return {
    url: server.url,
    officer,
    form: `/nhap-so-lieu/${EDITION}?don-vi=${officer.unit}&ky=${PERIOD}`,
    close: async () => {
      await server.stop()
      remove()
    },
  }
}

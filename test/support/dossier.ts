// A dossier in which nothing is missing: each entry held outside and approved, as if somebody had recorded it.

import { bookOf } from '#model/dossier.ts'
import { dossierLists } from '#templates/dossier/congress.ts'
import { nextEvent, readBooks } from '../../server/actions/dossier-books.ts'
import type { Store } from '../../server/store/store.ts'

/** The paper that a test's entries stand on. */
export const paper = {
  kind: 'outside',
  number: '07-TB/TCĐ',
  date: '2026-11-10',
  approved: { by: 'Tổ chỉ đạo đại hội', on: '2026-11-12' },
} as const

/** Records every entry of a unit's dossiers, except those named. */
export async function fillDossier(
  store: Pick<Store, 'readDossier' | 'appendDossierEvent'>,
  unitId: string,
  at: string,
  except: readonly string[] = [],
): Promise<void> {
  for (const { term, entries } of dossierLists) {
    for (const { value: entry } of entries.filter(({ value }) => !except.includes(value.id))) {
      const book = bookOf(entry)
      const [read] = await readBooks({ store }, unitId, term, [book])
      const by = { actor: 'test', actorRole: 'party_secretary', byName: 'Hoàng Minh Sơn' } as const
      const said = { unitId, term, book, entry: entry.id, said: paper, at, ...by }
      await store.appendDossierEvent(nextEvent(read?.events.at(-1), said))
    }
  }
}

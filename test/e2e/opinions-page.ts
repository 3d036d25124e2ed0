// The consolidation page and the rounds' parts as the end-to-end tests use them: by the words people read.

import type { Locator, Page } from 'playwright'
import { vi } from '../../editor/words/vi.ts'

/** Opens a document's consolidation page, and waits until its table stands there. @param query behind the address, with its `?` */
export async function openOpinions(page: Page, url: string, documentId: string, query = ''): Promise<void> {
  await page.goto(`${url}/documents/${documentId}/opinions${query}`)
  await table(page).waitFor()
}

/** The table. */
export function table(page: Page): Locator {
  return page.getByRole('treegrid', { name: vi.consolidation.table })
}

/** An opinion's row, by its name. */
export function row(page: Page, name: string): Locator {
  return table(page).locator('tr.line', { has: page.getByText(name, { exact: true }) })
}

/** The pane of the opened opinion. */
export function detail(page: Page): Locator {
  return page.locator('aside.detail')
}

/** The strip on the draft that says which round waits. */
export function banner(page: Page): Locator {
  return page.getByRole('region', { name: vi.rounds.drawer })
}

// The consolidation page and the rounds' parts as the end-to-end tests use them: by the words people read.

import type { Locator, Page } from 'playwright'
import { type Balance, decisions } from '#model/opinion.ts'
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

/**
 * Opens everything the page has to show, one after the other, and looks at each: the table with ticks and an opened opinion, the
 * dialogs of deciding, grouping and entering, the round's drawer and the dialog that opens a round.
 *
 * @param page somebody's who may do all of it but decide
 */
export async function lookAtOpinions(
  page: Page,
  url: string,
  documentId: string,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  await openOpinions(page, url, documentId, '?status=open&yk=8')
  await detail(page).waitFor()
  await look(page)
  await page.getByRole('button', { name: vi.consolidation.moreFilters }).click()
  await page.getByLabel(vi.consolidation.reserved).waitFor()
  await look(page)
  await page.keyboard.press('Escape')
  await table(page).focus()
  await page.keyboard.press('Control+a')
  await look(page)
  await page.keyboard.press('g')
  await lookAtDialog(page, look)
  await page.getByRole('button', { name: vi.consolidation.onBehalf }).click()
  await lookAtDialog(page, look)
  await page.getByRole('button', { name: vi.rounds.open, exact: true }).click()
  await page.getByRole('button', { name: vi.rounds.begin }).click()
  const opening = page.getByRole('dialog', { name: /\d/u })
  await opening.getByLabel(vi.rounds.closes).click()
  await page.getByRole('button', { name: vi.rounds.takeTime }).waitFor()
  await look(page)
}

async function lookAtDialog(page: Page, look: (page: Page) => Promise<void>): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /\S/u })
  await dialog.waitFor()
  await look(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

/** What a balance says was received: every decision, what is open and what was withdrawn. */
export function sumOf(balance: Balance): number {
  return [...decisions, 'open' as const, 'withdrawn' as const].reduce(
    (sum, status) => sum + balance[status],
    0,
  )
}

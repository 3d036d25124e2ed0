// What a consultation is made of, as gestures on the pages.

import type { Locator, Page } from 'playwright'
import { vi } from '../../editor/words/vi.ts'
import { saveDownload } from './download.ts'
import { beginOpinion, card, eventually } from './draft-page.ts'
import { paper, reserveReason, same } from './forty-opinions.ts'
import { table } from './opinions-page.ts'

/** Asks everybody of the unit by a first round, from the page that has no opinion yet. */
export async function openFirstRound(page: Page, url: string, documentId: string): Promise<void> {
  await page.goto(`${url}/documents/${documentId}/opinions`)
  await page.getByRole('button', { name: vi.rounds.open, exact: true }).first().click()
  await page.getByRole('button', { name: vi.rounds.begin }).click()
  const dialog = page.getByRole('dialog', { name: vi.rounds.openTitle('1') })
  await dialog.getByRole('button', { name: vi.rounds.allPeople }).click()
  await dialog.getByRole('button', { name: vi.rounds.openDo }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Ends the first round at once, in the drawer that is open. */
export async function endFirstRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: vi.rounds.end }).click()
  const dialog = page.getByRole('dialog', { name: vi.rounds.acts.end.title('1') })
  await dialog.getByRole('button', { name: vi.rounds.acts.end.act, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(vi.rounds.phases.ended).waitFor()
}

/** Gives an opinion on the section with the caret. */
export async function sendOnSection(page: Page, body: string): Promise<void> {
  await beginOpinion(page)
  const form = page.getByRole('form', { name: vi.form.onSection })
  await form.getByLabel(vi.form.body).fill(body)
  await form.getByRole('button', { name: vi.form.send }).click()
  await form.waitFor({ state: 'detached' })
}

/** Enters two opinions of the same minutes, with the head count, on the consolidation page. */
export async function enterPaper(page: Page): Promise<void> {
  await page.getByRole('button', { name: vi.consolidation.onBehalf }).click()
  const form = page.getByRole('dialog', { name: vi.entry.title })
  await form.getByLabel(vi.entry.who).fill(paper.cell)
  await form.getByLabel(vi.entry.reference).fill(paper.minutes)
  await form.getByLabel(vi.entry.agreed).fill('12')
  await form.getByLabel(vi.entry.present).fill('15')
  for (const [index, body] of paper.bodies.entries()) {
    await form.getByLabel(vi.entry.body).fill(body)
    const isLast = index === paper.bodies.length - 1
    await form.getByRole('button', { name: isLast ? vi.entry.send : vi.entry.sendMore, exact: true }).click()
    if (isLast) await form.waitFor({ state: 'detached' })
    else await eventually(() => form.getByLabel(vi.entry.body).inputValue()).toBe('')
  }
}

/** Finds the three on the same words, and groups them with trend and summary. */
export async function groupSameWords(page: Page): Promise<void> {
  await page.getByLabel(vi.consolidation.search).fill('Ý kiến trùng chỗ')
  await eventually(() => table(page).locator('tr.line').count()).toBe(same.bodies.length)
  await page.getByLabel(vi.consolidation.tickAll).check()
  await page
    .getByRole('toolbar', { name: vi.consolidation.ticked('3') })
    .getByRole('button', { name: vi.consolidation.group })
    .click()
  const editor = page.getByRole('dialog', { name: vi.groups.make })
  await editor.getByLabel(vi.groups.name).fill(same.group)
  await editor.getByRole('combobox', { name: vi.groups.trend }).click()
  await page.getByRole('option', { name: vi.trends.majority }).click()
  await editor.getByLabel(vi.groups.summary).fill(same.summary)
  await editor.getByRole('button', { name: vi.groups.makeDo }).click()
  await editor.waitFor({ state: 'detached' })
}

/** Keeps to one's declined opinion, on its card. */
export async function reserveOnPage(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: vi.opinions.filterStatus }).click()
  await page.getByRole('option', { name: vi.opinions.all, exact: true }).click()
  await card(page, name)
    .getByRole('button', { name: `${vi.opinions.card(name)}.` })
    .click()
  await card(page, name).locator('[aria-haspopup="menu"]').click()
  await page.getByRole('menuitem', { name: vi.card.reserve }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(vi.card.reserveField).fill(reserveReason)
  await dialog.getByRole('button', { name: vi.card.send }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Takes a report by the page's menu, and gives the path under which it was saved. */
export async function takeReport(page: Page, item: string, folder: string): Promise<string> {
  await page.getByRole('button', { name: vi.consolidation.report }).click()
  return saveDownload(page, folder, () => page.getByRole('menuitem', { name: item }).click())
}

/** Asks for the first round's consolidation to be closed. @returns the dialog, which stays open when that is refused */
export async function closeFirstRound(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: vi.rounds.open, exact: true }).click()
  await page.getByRole('button', { name: vi.rounds.close }).click()
  const dialog = page.getByRole('dialog', { name: vi.rounds.acts.close.title('1') })
  await dialog.getByRole('button', { name: vi.rounds.acts.close.act, exact: true }).click()
  return dialog
}

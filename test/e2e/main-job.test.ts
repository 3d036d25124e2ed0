// The committee's whole job, once, in a browser: a report begun, written by two at once, opined on, decided on, handed over in Word.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import {
  caretAtEndOf,
  draftIsOpen,
  freshPage,
  launchBrowser,
  paste,
  selectWords,
  signInOnPage,
  textOnPage,
} from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { faultsOf, pandocComments, pandocText } from '../support/docx-oracles.ts'
import { linesOf, type PrintedPage, printWord } from '../support/pdf.ts'
import { demoPassword, emailOf, signIn } from '../support/people.ts'
import { reportProse } from '../support/prose.ts'
import {
  beginOpinion,
  blocksOnPage,
  card,
  closeTour,
  contentOf,
  decide,
  eventually,
  goToSection,
  openTab,
  type Person,
  personOnDraft,
  saved,
  sendOpinion,
  takeWordFile,
} from './draft-page.ts'

const title = 'Báo cáo chính trị trình Đại hội đại biểu Đảng bộ xã mẫu'
const leastSyllables = 8_000
const leastPages = 15

/** Sections by their short names in the outline, and who writes them. */
const firstHalf = [
  'Mở đầu',
  'Đặc điểm',
  'Kinh tế',
  'Văn hóa – xã hội',
  'Quốc phòng, an ninh',
  'Chính quyền',
] as const
const secondHalf = [
  'Nguyên nhân',
  'Bài học kinh nghiệm',
  'Dự báo tình hình',
  'Mục tiêu tổng quát',
  'Nhiệm vụ, giải pháp',
  'Tổ chức thực hiện',
] as const

const prose = reportProse(leastSyllables)

/** Sentences of our own, each of which stands in the report once. */
const typed = {
  accepted: 'Tiến độ giải ngân vốn đầu tư công còn chậm so với yêu cầu đề ra của nghị quyết.',
  declined: 'Toàn xã có mười bốn chi bộ trực thuộc đang hoạt động nền nếp.',
  open: 'Đường liên thôn được cứng hóa thêm chín ki-lô-mét trong nhiệm kỳ.',
  deleted: 'Riêng chợ trung tâm xã chưa khởi công như đã hứa với nhân dân.',
}
const accepted = {
  quote: 'còn chậm so với yêu cầu đề ra',
  proposed: 'mới đạt 62% kế hoạch năm, thấp hơn yêu cầu',
  reason: 'Nêu con số thì đại hội mới thảo luận được.',
}
const open = {
  quote: 'thêm chín ki-lô-mét',
  proposed: 'thêm mười hai ki-lô-mét',
  reason: 'Theo số của phòng Kinh tế.',
}
const declined = {
  quote: 'mười bốn chi bộ trực thuộc',
  body: 'Đề nghị nêu rõ số chi bộ thôn và chi bộ cơ quan.',
}
const deleted = { quote: 'chưa khởi công như đã hứa', body: 'Cần nói rõ vì sao chưa khởi công.' }

let server: ChildServer
let browser: Browser
let folder: string
let documentId: string
let drafter1: Person
let drafter2: Person
let member: Person
let lead: Person
const files = { clean: '', review: '' }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vankien-job-'))
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the main job', () => {
  test('[UI901] a drafter begins a report on the page, a colleague opens it by its link', async () => {
    const first = await freshPage(browser)
    await signInOnPage(first.page, server.url, 'drafter1')
    await first.page.goto(server.url)
    await first.page.getByRole('button', { name: vi.list.begin }).click()
    const dialog = first.page.getByRole('dialog', { name: vi.begin.title })
    await dialog.getByRole('combobox', { name: vi.begin.template }).click()
    await first.page.getByRole('option', { name: 'Báo cáo chính trị', exact: true }).click()
    await dialog.getByLabel(vi.begin.name).fill(title)
    await dialog.getByRole('button', { name: vi.begin.submit }).click()
    await first.page.waitForURL(/\/documents\//u)
    await draftIsOpen(first.page)
    documentId = new URL(first.page.url()).pathname.split('/').at(-1) ?? ''
    drafter1 = { ...first, api: await signIn(server.url, 'drafter1') }

    const second = await freshPage(browser)
    await second.page.goto(first.page.url())
    await second.page.getByLabel(vi.signIn.email).fill(emailOf('drafter2'))
    await second.page.getByLabel(vi.signIn.password, { exact: true }).fill(demoPassword)
    await second.page.getByRole('button', { name: vi.signIn.submit, exact: true }).click()
    await draftIsOpen(second.page)
    expect(new URL(second.page.url()).pathname).toBe(`/documents/${documentId}`)
    drafter2 = { ...second, api: await signIn(server.url, 'drafter2') }

    await Promise.all([closeTour(first.page), closeTour(second.page)])
    await second.page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await first.page.getByRole('button', { name: vi.draft.people('2') }).waitFor()
  })

  test('[UI902] two people write a full-length report at once, and every paragraph of both is kept once', async () => {
    const half = Math.ceil(prose.length / 2)
    await Promise.all([
      writeSections(drafter1.page, firstHalf, prose.slice(0, half), [typed.accepted, typed.declined]),
      writeSections(drafter2.page, secondHalf, prose.slice(half), [typed.open, typed.deleted]),
    ])
    await Promise.all([saved(drafter1.page), saved(drafter2.page)])
    const content = await contentOf(drafter1.api, documentId)
    expect(content.syllables).toBeGreaterThanOrEqual(leastSyllables)
    const wanted = [...prose, ...Object.values(typed)].sort()
    expect(content.blocks.filter(text => wanted.includes(text)).sort()).toEqual(wanted)
    for (const { page } of [drafter1, drafter2])
      await eventually(() => blocksOnPage(page)).toEqual(content.blocks)
  })

  test('[UI903] a committee member sees words as they are written and cannot change a letter', async () => {
    member = await personOnDraft(browser, server.url, 'member1', documentId)
    await member.page.getByRole('button', { name: vi.save.readonlyOpine }).waitFor()
    await caretAtEndOf(drafter1.page, typed.accepted)
    await drafter1.page.keyboard.press('Enter')
    await drafter1.page.keyboard.type('Ba công trình phải gia hạn.')
    await eventually(() => blocksOnPage(member.page)).toContain('Ba công trình phải gia hạn.')
    await saved(drafter1.page)

    const before = await contentOf(member.api, documentId)
    await caretAtEndOf(member.page, typed.declined)
    await member.page.keyboard.type('kẻ lạ')
    await member.page.keyboard.press('Enter')
    await member.page.keyboard.press('Backspace')
    await member.page.keyboard.press('Control+B')
    await paste(member.page, { text: 'kẻ lạ', html: '<p>kẻ lạ</p>' })
    await selectWords(member.page, typed.declined)
    await member.page.keyboard.press('Delete')
    await member.page.keyboard.press('Control+X')
    expect((await contentOf(member.api, documentId)).sha256).toBe(before.sha256)
    expect(await blocksOnPage(member.page)).toEqual(before.blocks)

    // What comes after on the same connection shows that nothing of it was still under way.
    await caretAtEndOf(drafter1.page, 'Ba công trình phải gia hạn.')
    await drafter1.page.keyboard.type(' Trạm bơm chậm nhất.')
    await eventually(() => blocksOnPage(member.page)).toContain(
      'Ba công trình phải gia hạn. Trạm bơm chậm nhất.',
    )
    await saved(drafter1.page)
    const after = await contentOf(member.api, documentId)
    expect(after.raw).not.toContain('kẻ lạ')
    expect(after.blocks).toContain(typed.declined)
  })

  test('[UI904] an opinion with proposed wording, given beside its words, appears on every screen', async () => {
    lead = await personOnDraft(browser, server.url, 'lead', documentId)
    await giveOpinion(accepted.quote, accepted.reason, accepted.proposed)
    for (const { page } of [member, drafter1, lead]) {
      await openTab(page, vi.panel.opinions)
      const shown = card(page, 'YK-001')
      await shown.getByText(accepted.reason).waitFor()
      await shown.getByText('Nguyễn Văn An').first().waitFor()
      await page.locator(`${textOnPage} .vk-ins`, { hasText: accepted.proposed }).waitFor()
    }
    await giveOpinion(declined.quote, declined.body)
    await giveOpinion(open.quote, open.reason, open.proposed)
    await giveOpinion(deleted.quote, deleted.body)
    await card(lead.page, 'YK-004').waitFor()
    await balanceIs(lead.page, '4', '0', '4')
  })

  test('[UI905] an accepted proposal enters the text once on every screen; a decline without a reason is sent back', async () => {
    await decide(lead.page, 'YK-001', vi.decisions.accepted)
    const becomes = typed.accepted.replace(accepted.quote, accepted.proposed)
    for (const { page } of [lead, drafter1, drafter2, member]) {
      await eventually(() => blocksOnPage(page)).toContain(becomes)
      expect(countOf(await blocksOnPage(page), accepted.proposed)).toBe(1)
    }
    const content = await contentOf(lead.api, documentId)
    expect(countOf(content.blocks, accepted.proposed)).toBe(1)
    expect(countOf(content.blocks, accepted.quote)).toBe(0)

    await decide(lead.page, 'YK-002', vi.decisions.declined)
    await lead.page.getByText(vi.opinions.explanationMissing).waitFor()
    await balanceIs(lead.page, '4', '1', '3')
    await decide(lead.page, 'YK-002', vi.decisions.declined, 'Số chi bộ đã nêu ở phần xây dựng Đảng.')
    for (const { page } of [lead, drafter1, member]) await balanceIs(page, '4', '2', '2')
  })

  test('[UI906] an opinion whose words were deleted stays in the list with its quote', async () => {
    await selectWords(drafter2.page, typed.deleted)
    await drafter2.page.keyboard.press('Delete')
    await eventually(() => blocksOnPage(lead.page)).not.toContain(typed.deleted)
    for (const { page } of [drafter2, lead]) {
      await page.getByText(vi.opinions.apart('1'), { exact: true }).click()
      await page.getByRole('heading', { name: vi.opinions.unplaced }).waitFor()
      const kept = card(page, 'YK-004')
      await kept.getByText(deleted.quote).waitFor()
      await kept.getByText(deleted.body).waitFor()
      await balanceIs(page, '4', '2', '2')
    }
  })

  test('[UI907] the clerk takes both Word files from the menu, under Vietnamese names', async () => {
    await saved(drafter2.page)
    const clerk = await personOnDraft(browser, server.url, 'clerk', documentId)
    files.clean = await takeWordFile(clerk.page, vi.draft.wordClean, folder)
    files.review = await takeWordFile(clerk.page, vi.draft.wordReview, folder)
    expect(files.clean).toBe(join(folder, `${title} – dự thảo lần 1.docx`))
    expect(files.review).toBe(join(folder, `${title} – dự thảo lần 1 – kèm ý kiến.docx`))
    expect(clerk.faults).toEqual([])
  })

  test('[UI908] pandoc reads the words of both files, and no judge of Word files finds a fault', async () => {
    expect(files.review, 'taken by the clerk').not.toBe('')
    const { accept, reject } = {
      accept: pandocText(files.review, 'accept'),
      reject: pandocText(files.review, 'reject'),
    }
    const clean = pandocText(files.clean, 'accept')
    for (const text of [clean, accept, reject]) {
      for (const paragraph of prose) expect(text).toContain(paragraph)
      expect(text).toContain(accepted.proposed)
      expect(text).not.toContain(accepted.quote)
    }
    expect(clean).toContain(open.quote)
    expect(clean).toBe(pandocText(files.clean, 'reject'))
    expect(accept).toContain(typed.open.replace(open.quote, open.proposed))
    expect(reject).toContain(typed.open)
    const comments = pandocComments(files.review)
    for (const { reason } of [accepted, open])
      expect(comments).toContainEqual({ author: 'Nguyễn Văn An', text: expect.stringContaining(reason) })
    for (const { body } of [declined, deleted])
      expect(comments).toContainEqual({ author: 'Nguyễn Văn An', text: expect.stringContaining(body) })
    for (const file of [files.clean, files.review]) {
      expect(await faultsOf(file)).toEqual([])
    }
  })

  test('[UI909] printed, the report has its header block, its length, and page numbers from page 2', () => {
    expect(files.review, 'taken by the clerk').not.toBe('')
    const pages = printWord(files.clean)
    expect(pages.length).toBeGreaterThanOrEqual(leastPages)
    const [first, second] = pages
    if (!first || !second) throw new Error('fewer than two pages')
    const head = linesOf(first).join('\n')
    expect(head).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
    expect(head).toContain('ĐẢNG ỦY XÃ MẪU')
    expect(pageNumbers(first)).toEqual([])
    const [number] = pageNumbers(second)
    expect(number?.text).toBe('2')
    const middle = ((number?.left ?? 0) + (number?.right ?? 0)) / 2
    // Centred between the margins of the printed text, which are not the same left and right.
    expect(Math.abs(middle - second.width / 2)).toBeLessThan(second.width * 0.05)
    expect(printWord(files.review).length).toBeGreaterThanOrEqual(leastPages)
  })

  test('[UI910] no page throws anything while the whole job is done', () => {
    for (const person of [drafter1, drafter2, member, lead]) expect(person.faults).toEqual([])
  })
})

/** Writes paragraphs into sections in turn, first of all sentences by the keys, letter by letter. */
async function writeSections(
  page: Page,
  sections: readonly string[],
  paragraphs: readonly string[],
  sentences: readonly string[],
): Promise<void> {
  const share = Math.ceil(paragraphs.length / sections.length)
  for (const [index, section] of sections.entries()) {
    await goToSection(page, section)
    const sentence = sentences[index]
    if (sentence !== undefined) {
      await page.keyboard.type(sentence)
      await page.keyboard.press('Enter')
    }
    const part = paragraphs.slice(index * share, (index + 1) * share)
    for (const [at, paragraph] of part.entries()) {
      if (at > 0) await page.keyboard.press('Enter')
      await page.keyboard.insertText(paragraph)
    }
  }
}

/** The committee member selects words and gives an opinion on them. */
async function giveOpinion(quote: string, body: string, proposed?: string): Promise<void> {
  await selectWords(member.page, quote)
  await beginOpinion(member.page)
  await sendOpinion(member.page, body, proposed)
}

async function balanceIs(page: Page, received: string, decided: string, undecided: string): Promise<void> {
  const say = vi.opinions
  const words = `${say.received} ${received} = ${say.decided} ${decided} + ${say.open} ${undecided} + ${say.withdrawn} 0`
  await eventually(async () => (await page.locator('.panel').innerText()).replace(/\s+/gu, ' ')).toContain(
    words,
  )
}

function countOf(texts: readonly string[], words: string): number {
  return texts.join('\n').split(words).length - 1
}

/** Numbers that stand alone in the upper margin: nothing else is printed there. */
function pageNumbers({ words, height }: PrintedPage): PrintedPage['words'] {
  return words.filter(({ text, bottom }) => /^\d+$/u.test(text) && bottom < height * 0.07)
}

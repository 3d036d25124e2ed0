// A whole consultation, once, in a browser: opened, answered by forty opinions, compiled, decided, closed, reported, moved on.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpinionList } from '#model/api.ts'
import { decisions, kinds, type Opinion, opinionName, severities, statuses } from '#model/opinion.ts'
import type { RoundView } from '#model/round.ts'
import { gatesVi } from '../../editor/words/gates-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { statusLabels } from '../../server/word/report/report-words.ts'
import { launchBrowser, openDraft, selectWords } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { faultsOf, pandocLetters } from '../support/docx-oracles.ts'
import { linesOf, printWord } from '../support/pdf.ts'
import { type PersonName, type SignedIn, signIn } from '../support/people.ts'
import { openTypist, type Typist } from '../support/typist.ts'
import { cellsOf } from '../support/xlsx.ts'
import {
  closeFirstRound,
  endFirstRound,
  enterPaper,
  groupSameWords,
  openFirstRound,
  reserveOnPage,
  sendOnSection,
  takeReport,
} from './consultation-page.ts'
import {
  beginOpinion,
  closeTour,
  contentOf,
  eventually,
  goToSection,
  newReport,
  type Person,
  personOnDraft,
  sendOpinion,
  signedInPage,
} from './draft-page.ts'
import {
  all,
  answerTo,
  at,
  bindingKept,
  declinedBody,
  deletedBody,
  deleteWords,
  holders,
  inTime,
  onPage,
  plannedOpinions,
  reserveReason,
  type Said,
  same,
  sentBody,
  sentence,
  shortNameOf,
  withdrawnBody,
  wordsOf,
  writeEverySection,
} from './forty-opinions.ts'
import { banner, detail, openOpinions, row, table } from './opinions-page.ts'

let server: ChildServer
let browser: Browser
let folder: string
let id: string
let round: string
let keys: readonly string[]
let drafter: Typist
let lead: SignedIn
const people = new Map<PersonName, SignedIn>()
const files = { synthesis: '', dispositions: '', list: '' }
const opened: Person[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vankien-consultation-'))
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  for (const name of [...holders, 'lead', 'drafter1'] as const)
    people.set(name, await signIn(server.url, name))
  lead = as('lead')
  id = await newReport(as('drafter1'), 'Báo cáo lấy ý kiến')
  drafter = await openTypist(server.url, id, as('drafter1'))
  keys = writeEverySection(drafter)
  await drafter.settled(20_000)
  await move('lead', 'internal_review')
  await move('secretary', 'consultation')
})

afterAll(async () => {
  drafter?.close()
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the consultation', () => {
  test('[UI980] six people give forty opinions: on the page, on paper, at a meeting, one late, and a drafter deletes words meanwhile', async () => {
    const secretary = await on('secretary')
    await openFirstRound(secretary.page, server.url, id)
    round = (await rounds())[0]?.id ?? ''
    const member1 = await personOnDraft(browser, server.url, 'member1', id)
    opened.push(member1)
    await banner(member1.page).waitFor() // it pushes the text down when it comes
    await selectWords(member1.page, wordsOf(at.pageWords))
    await beginOpinion(member1.page)
    await sendOpinion(member1.page, onPage.proposal, `Việc thứ ${at.pageWords} đạt 98 phần trăm`)
    await goToSection(member1.page, shortNameOf(keys[at.page - 1]))
    await sendOnSection(member1.page, onPage.section)
    const member2 = await personOnDraft(browser, server.url, 'member2', id)
    opened.push(member2)
    await banner(member2.page).waitFor() // it pushes the text down when it comes
    await selectWords(member2.page, wordsOf(at.pageWords + 7))
    await beginOpinion(member2.page)
    await sendOpinion(member2.page, onPage.words)
    const clerk = await on('clerk')
    await openOpinions(clerk.page, server.url, id)
    await enterPaper(clerk.page)
    for (const one of plannedOpinions(keys.length)) await give(one)
    expect((await list()).items).toHaveLength(inTime)

    deleteWords(drafter, sentence(at.deleted))
    await drafter.settled(20_000)

    await endFirstRound(secretary.page)
    await selectWords(member2.page, wordsOf(at.pageWords + 8))
    await beginOpinion(member2.page)
    await sendOpinion(member2.page, onPage.late)
    await eventually(async () => (await list()).items.length).toBe(all)
    const { items, balance } = await list()
    expect(new Set(items.map(({ author }) => author.id)).size).toBe(holders.length)
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(kinds))
    expect(new Set(items.map(({ severity }) => severity))).toEqual(new Set(severities))
    expect(items.filter(({ isLate }) => isLate).map(({ body }) => body)).toEqual([onPage.late])
    expect(new Set(items.map(({ roundId }) => roundId))).toEqual(new Set([round]))
    expect(
      items.filter(({ headCount }) => headCount?.agreed === 12 && headCount.present === 15),
    ).toHaveLength(2)
    expect(named(items, deletedBody)).toMatchObject({
      anchor: { quote: wordsOf(at.deleted) },
      place: { status: expect.stringMatching(/^(block|section)$/u) },
    })
    expect(balance).toMatchObject({ received: all, open: all - 1, withdrawn: 1 })
  })

  test('[UI981] the consolidation is not closed while an opinion has no line: the dialog names those that have none', async () => {
    const compiler = await on('compiler')
    const { page } = compiler
    await openOpinions(page, server.url, id)
    await groupSameWords(page)
    const { items } = await list()
    const lineless = items.slice(-3)
    const rest = items
      .filter(one => one.groupId === null && one.status === 'open' && !lineless.includes(one))
      .map(({ id: one }) => one)
    await post('compiler', '/singles', { opinionIds: rest })
    await openOpinions(page, server.url, id)
    const refused = await closeFirstRound(page)
    const names = lineless.map(({ number }) => opinionName(number)).join(', ')
    await refused.getByRole('alert').getByText(names).waitFor()
    expect((await rounds())[0]?.closedAt).toBe(null)
    await post('compiler', '/singles', { opinionIds: lineless.map(({ id: one }) => one) })
    await openOpinions(page, server.url, id)
    const dialog = await closeFirstRound(page)
    await dialog.waitFor({ state: 'detached' })
    expect((await rounds())[0]).toMatchObject({
      phase: 'closed',
      counts: { opinions: all, late: 1, unassigned: 0 },
    })
  })

  test('[UI982] nothing moves on over open opinions; a group is answered once, and only the wording a person names enters the text', async () => {
    await move('compiler', 'consolidation')
    const onDraft = await on('lead')
    const { page } = onDraft
    await openDraft(page, server.url, id)
    await closeTour(page)
    await page.getByRole('button', { name: vi.draft.moveStage }).click()
    await page.getByText(gatesVi.summaries.opinions(String(all - 1))).waitFor()
    expect(await refusalOf('lead', '/stage', { to: 'committee_review' })).toBe('opinions-open')

    await openOpinions(page, server.url, id, '?by=group')
    await table(page)
      .getByRole('row', { name: same.group })
      .first()
      .getByText(vi.consolidation.openGroup)
      .click()
    await page.getByRole('button', { name: vi.groups.answer }).click()
    const answer = page.getByRole('dialog', { name: same.group })
    await answer.getByRole('button', { name: vi.statusesShort.accepted, exact: true }).click()
    await answer.getByRole('combobox', { name: vi.groups.wording }).click()
    await page.getByRole('option', { name: same.proposed[2] ?? '' }).click()
    await answer.getByLabel(vi.detail.explanation, { exact: false }).first().fill(same.answer)
    await answer.getByRole('button', { name: vi.bulk.confirm(vi.decisions.accepted, '3') }).click()
    await answer.waitFor({ state: 'detached' })
    const { items } = await list()
    for (const body of same.bodies)
      expect(named(items, body)).toMatchObject({
        status: 'accepted',
        disposition: { explanation: same.answer },
      })
    const { raw } = await contentOf(lead, id)
    expect(raw.split(same.proposed[2] ?? '')).toHaveLength(2)
    for (const wording of [same.quote, ...same.proposed.slice(0, 2)]) expect(raw).not.toContain(wording)
  })

  test('[UI983] a decline without a reason and one of a binding request are sent back; the holder of a declined opinion reserves it', async () => {
    const onTable = await on('lead')
    const { page } = onTable
    await openOpinions(page, server.url, id)
    const confirm = detail(page).getByRole('button', {
      name: vi.opinions.confirmDecision(vi.decisions.declined),
    })
    const reason = detail(page).getByLabel(vi.detail.explanation, { exact: false }).first()
    await row(page, await nameOf(declinedBody)).click()
    await page.keyboard.press('r')
    await confirm.click()
    await detail(page).getByText(vi.opinions.explanationMissing).waitFor()
    expect(await statusOf(declinedBody)).toBe('open')
    await reason.fill('Hai chỉ tiêu cùng một nguồn vốn.')
    await confirm.click()
    await eventually(() => statusOf(declinedBody)).toBe('declined')

    await row(page, await nameOf(bindingKept)).click()
    await page.keyboard.press('r')
    await detail(page).getByText(vi.issuer.waits).waitFor()
    expect(await confirm.count()).toBe(0)
    await post('standing', `/opinions/${await idOf(bindingKept)}/issuer-answer`, {
      agrees: true,
      answer: 'Đồng ý giữ chỉ tiêu.',
      reference: 'Công văn 12',
    })
    await detail(page).getByText('Đồng ý giữ chỉ tiêu.').waitFor()
    await reason.fill('Chỉ tiêu do đại hội trước giao.')
    await confirm.click()
    await eventually(() => statusOf(bindingKept)).toBe('declined')

    const [member1] = opened.filter(({ api }) => api.name === 'member1')
    if (!member1) throw new Error('member1 has no page')
    await reserveOnPage(member1.page, await nameOf(declinedBody))
    await eventually(async () => named((await list()).items, declinedBody).reserved?.reason).toBe(
      reserveReason,
    )
  })

  test('[UI984] when every opinion is decided the sum is the number received, and the draft moves on', async () => {
    await decideTheRest()
    const { items, balance } = await list()
    expect(balance.open).toBe(0)
    expect(decisions.filter(decision => balance[decision] === 0)).toEqual([])
    expect(statuses.reduce((sum, status) => sum + balance[status], 0)).toBe(all)
    expect(items.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: all }, (_, index) => index + 1),
    )
    const { raw } = await contentOf(lead, id)
    expect(raw.split(`Việc thứ ${at.pageWords} đạt 98 phần trăm`)).toHaveLength(2)
    await move('lead', 'committee_review')
  })

  test('[UI985] both Word reports and the list, taken from the menu, hold each opinion once; pandoc and LibreOffice open the reports and the sums are right', async () => {
    const clerk = await on('clerk')
    await openOpinions(clerk.page, server.url, id)
    files.synthesis = await takeReport(clerk.page, vi.consolidation.reportSynthesis, folder)
    files.dispositions = await takeReport(clerk.page, vi.consolidation.reportDispositions, folder)
    files.list = await takeReport(clerk.page, vi.consolidation.reportList, folder)
    const { items, balance } = await list()
    const parts = statuses.filter(status => balance[status] > 0)
    const sum = parts.map(status => `${statusLabels[status].toLocaleLowerCase('vi')} ${balance[status]}`)
    for (const file of [files.synthesis, files.dispositions]) {
      expect(await faultsOf(file)).toEqual([])
      const letters = pandocLetters(file, 'accept')
      expect(letters).toContain(dense(`Tổng số: ${all} ý kiến = ${sum.join(' + ')}.`))
      const full = file === files.synthesis ? letters.slice(letters.indexOf('Danhsáchđầyđủ')) : letters
      const listed = file === files.synthesis ? full : full.slice(full.indexOf('Nộidungtiếpthu'))
      expect(items.filter(one => timesIn(listed, dense(`“${one.body}”`)) !== 1)).toEqual([])
      const printed = printWord(file).flatMap(linesOf).join('\n')
      expect(items.filter(({ number }) => !printed.includes(opinionName(number)))).toEqual([])
      expect(printed).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
      expect(letters).toContain(dense(reserveReason))
    }
    const [told = ''] = pandocLetters(files.synthesis, 'accept').split('Danhsáchđầyđủ')
    expect(told).toContain(
      dense(`${opinionName(named(items, declinedBody).number)}, Nguyễn Văn An, Đảng ủy xã mẫu, bảo lưu ngày`),
    )
    expect(told).toContain(dense(same.summary))
    expect(items.filter(({ number }) => !told.includes(opinionName(number)))).toEqual([])

    expect(await faultsOf(files.list)).toEqual([])
    const sheet = cellsOf(readFileSync(files.list), 1).map(cells => cells.map(({ text }) => text))
    const [head = [], ...rows] = sheet
    expect(rows.map(([name]) => name)).toEqual(items.map(({ number }) => opinionName(number)))
    const bodies = rows.map(cells => cells[head.indexOf('Nội dung góp ý')])
    expect(bodies).toEqual(items.map(({ body }) => body))
  })

  test('[UI986] no page throws anything while the whole consultation is done', () => {
    expect(opened.flatMap(({ faults }) => faults)).toEqual([])
  })
})

function as(name: PersonName): SignedIn {
  const found = people.get(name)
  if (!found) throw new Error(`${name} is not signed in`)
  return found
}

/** A page of a person, whose faults are looked at in the end. */
async function on(name: PersonName): Promise<Person> {
  const person = await signedInPage(browser, server.url, name)
  opened.push(person)
  return person
}

async function list(): Promise<OpinionList> {
  return (await lead.get(`/api/documents/${id}/opinions`)) as OpinionList // checked by the server's own schema
}

async function rounds(): Promise<readonly RoundView[]> {
  const body = await lead.get(`/api/documents/${id}/rounds`)
  return (body as { items: RoundView[] }).items // checked by the server's own schema
}

function named(items: readonly Opinion[], body: string): Opinion {
  const found = items.find(one => one.body === body)
  if (!found) throw new Error(`no opinion says "${body}"`)
  return found
}

async function idOf(body: string): Promise<string> {
  return named((await list()).items, body).id
}

async function nameOf(body: string): Promise<string> {
  return opinionName(named((await list()).items, body).number)
}

async function statusOf(body: string): Promise<string> {
  return named((await list()).items, body).status
}

/** Posts to the document with the register's present seq. */
async function post(name: PersonName, path: string, body: object): Promise<unknown> {
  const { seq } = await list()
  return as(name).post(`/api/documents/${id}${path}`, { expectedSeq: seq, ...body })
}

/** The code of the refusal that a post meets. */
async function refusalOf(name: PersonName, path: string, body: object): Promise<unknown> {
  const { seq } = await list()
  const answer = await as(name).request(`/api/documents/${id}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ expectedSeq: seq, ...body }),
  })
  const { error }: { error?: { code: string } } = await answer.json()
  return error?.code
}

async function move(name: PersonName, to: string): Promise<void> {
  await post(name, '/stage', { to })
}

async function give(said: Said): Promise<void> {
  const { by, body } = said
  await as(by).post(`/api/documents/${id}/opinions`, sentBody(said, keys, round))
  if (body === withdrawnBody)
    await as(by).post(`/api/documents/${id}/opinions/${await idOf(body)}/withdraw`, {})
}

/** Every opinion that is still open, in turn with each of the seven decisions where it may have it. */
async function decideTheRest(): Promise<void> {
  const { items } = await list()
  const [original] = items.filter(({ status }) => status === 'accepted')
  const open = items.filter(({ status }) => status === 'open')
  for (const [index, opinion] of open.entries())
    await post('lead', `/opinions/${opinion.id}/disposition`, answerTo(opinion, index, original?.id))
}

function dense(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '')
}

function timesIn(text: string, words: string): number {
  return text.split(words).length - 1
}

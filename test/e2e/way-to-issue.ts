// A report's way from its outline to its issue: the consultation by the routes, the decisive acts as gestures on the pages.

import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright'
import type { DossierView } from '#model/api.ts'
import type { ApprovalDecision, RequestState, Vote } from '#model/approval.ts'
import type { Stage } from '#model/stage.ts'
import { approvalVi } from '../../editor/words/approval-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { itemsIn, type SignedIn, stringIn } from '../support/people.ts'
import { excuse, move, numberIn } from './approval-page.ts'
import { contentOf, eventually, goToSection, type Person, saved } from './draft-page.ts'

/** Who takes part in a consultation. */
export type Consulted = Readonly<
  Record<'drafter2' | 'lead' | 'compiler' | 'secretary' | 'member1', Pick<Person, 'api'>>
>

/** A proposed wording for words of the text. */
export interface Proposal {
  readonly sectionKey: string
  readonly quote: string
  readonly proposedText: string
}

/** From drafting to the consolidation: a round with two opinions of one member, one taken into the text, one declined. */
export async function consult(people: Consulted, id: string, proposal: Proposal): Promise<void> {
  const { drafter2, lead, compiler, secretary, member1 } = people
  const at = `/api/documents/${id}`
  const expectedSeq = async () => numberIn(await lead.api.get(at), 'seq')
  await excuse(lead.api, id)
  await move(lead.api, id, 'internal_review')
  await move(secretary.api, id, 'consultation')
  const asked = stringIn(Reflect.get(Object(await member1.api.get('/api/me')), 'user'), 'id')
  const closesAt = new Date(Date.now() + 24 * 3_600_000).toISOString()
  const opened = await secretary.api.post(`${at}/rounds`, { title: 'Lấy ý kiến', people: [asked], closesAt })
  const roundId = stringIn(opened, 'id')
  const [taken, declined] = [crypto.randomUUID(), crypto.randomUUID()]
  const { quote, ...rest } = proposal
  const said = { severity: 'minor', roundId }
  await member1.api.post(`${at}/opinions`, {
    ...{ ...said, ...rest, id: taken, kind: 'replace', body: 'Số liệu phải khớp với niên giám.' },
    anchor: { quote },
  })
  await member1.api.post(`${at}/opinions`, {
    ...{ ...said, id: declined, kind: 'clarify', body: 'Đề nghị tách thành hai báo cáo.' },
  })
  await secretary.api.post(`${at}/rounds/${roundId}/extend`, { closesAt: null })
  const opinionIds = [taken, declined]
  await compiler.api.post(`${at}/singles`, { opinionIds, expectedSeq: await expectedSeq() })
  await compiler.api.post(`${at}/rounds/${roundId}/close`, { expectedSeq: await expectedSeq() })
  await move(compiler.api, id, 'consolidation')
  const no = { decision: 'declined', explanation: 'Đề cương của cấp trên là một báo cáo.' }
  const answer = (one: string) => `${at}/opinions/${one}/disposition`
  await drafter2.api.post(answer(declined), { ...no, expectedSeq: await expectedSeq() })
  await lead.api.post(answer(declined), { ...no, expectedSeq: await expectedSeq() })
  await lead.api.post(answer(taken), { decision: 'accepted', expectedSeq: await expectedSeq() })
}

/** Moves a document on by the dialog of its page. @param minutes their number, where a body decided: it was of one mind */
export async function moveOnPage(page: Page, to: Stage, minutes?: string): Promise<void> {
  await page.getByRole('button', { name: vi.draft.moveStage }).click()
  const dialog = page.getByRole('dialog', { name: vi.move.title })
  await dialog.getByRole('radio', { name: vi.stages[to] }).check()
  if (minutes !== undefined) {
    await dialog.getByLabel(vi.basis.number).fill(minutes)
    await dialog.getByLabel(vi.basis.date).fill('20/11/2026')
    for (const [field, count] of Object.entries({ present: '15', for: '15', against: '0' }))
      await dialog.getByLabel(vi.basis.counts[field as keyof Vote], { exact: true }).fill(count)
  }
  await dialog.getByRole('button', { name: vi.move.submit(vi.stages[to]) }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** An amendment. */
export interface Amending {
  readonly reason: string
  readonly authority: string
  /** Short name of the section that is written in. */
  readonly section: string
  readonly words: string
}

/** Opens an amendment on the open draft page, writes, and closes it. */
export async function amendOnPage({ page, api }: Person, id: string, amending: Amending): Promise<void> {
  await page.getByRole('button', { name: vi.amendment.open, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(vi.amendment.reason).fill(amending.reason)
  await dialog.getByLabel(vi.amendment.authority).fill(amending.authority)
  await dialog.getByRole('button', { name: vi.amendment.submit }).click()
  const banner = page.getByRole('region', { name: vi.amendment.region })
  await banner.getByText(amending.reason).waitFor()
  await goToSection(page, amending.section)
  await page.keyboard.type(amending.words)
  await saved(page)
  await eventually(async () => (await contentOf(api, id)).raw).toContain(amending.words)
  await banner.getByRole('button', { name: vi.amendment.close }).click()
  await dialog.getByRole('button', { name: vi.amendment.closeSubmit }).click()
  await banner.waitFor({ state: 'detached' })
}

/** What a body says besides its decision. */
export interface Said {
  readonly reasons?: readonly string[]
  readonly requests?: readonly string[]
  /** How many were present, all of whom agreed. */
  readonly present?: number
}

/** Decides for one's body on the open approval page. */
export async function decideOnPage(page: Page, decision: ApprovalDecision, said: Said = {}): Promise<void> {
  await page.getByRole('button', { name: approvalVi[decision], exact: true }).click()
  const dialog = page.getByRole('dialog').filter({ has: page.locator('form') })
  const { reasons = [], requests = [], present } = said
  for (const [index, text] of reasons.entries()) {
    if (index > 0) await dialog.getByRole('button', { name: approvalVi.addReason }).click()
    await dialog.getByLabel(approvalVi.reason(String(index + 1)), { exact: true }).fill(text)
  }
  for (const [index, text] of requests.entries()) {
    if (index > 0) await dialog.getByRole('button', { name: approvalVi.addRequest }).click()
    await dialog.getByLabel(approvalVi.request(String(index + 1)), { exact: true }).fill(text)
  }
  if (present !== undefined) {
    await dialog.getByLabel(approvalVi.present).fill(String(present))
    await dialog.getByLabel(approvalVi.for, { exact: true }).fill(String(present))
  }
  await dialog.getByRole('button', { name: approvalVi.decide[decision], exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Says on the open approval page that a request is carried out. */
export async function closeRequest(page: Page, number: number, note: string): Promise<void> {
  const name = String(number)
  await page.getByRole('button', { name: `${approvalVi.close} ${approvalVi.request(name)}` }).click()
  const dialog = page.getByRole('dialog', { name: approvalVi.closeTitle(name) })
  await dialog.getByLabel(approvalVi.closeNote).fill(note)
  await dialog.getByRole('button', { name: approvalVi.closeDo, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await requestIs(page, number, 'done')
}

/** Verifies a request on the open approval page, or sends it back with a note. */
export async function answerRequest(page: Page, number: number, sentBackWith?: string): Promise<void> {
  const name = String(number)
  const isBack = sentBackWith !== undefined
  await page.getByRole('button', { name: `${approvalVi.verify} ${approvalVi.request(name)}` }).click()
  const dialog = page.getByRole('dialog', { name: approvalVi.verifyTitle(name) })
  if (isBack) await dialog.getByLabel(approvalVi.verifyNote).fill(sentBackWith)
  const act = isBack ? approvalVi.sendBack : approvalVi.verifyDo
  await dialog.getByRole('button', { name: act, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await requestIs(page, number, isBack ? 'open' : 'verified')
}

/** Waits until the page shows a request in a state: messages of several acts in a row wait for one another. */
async function requestIs(page: Page, number: number, state: RequestState): Promise<void> {
  await page.locator(`.approval-request:nth-child(${number})[data-state="${state}"]`).waitFor()
}

/** Takes the next number on the page of the front matter, whose preview prints it then. */
export async function takeNumber(page: Page, url: string, id: string, number: string): Promise<void> {
  const words = vi.frontMatter
  await page.goto(`${url}/documents/${id}/front-matter`)
  await page.getByRole('button', { name: words.take(number) }).click()
  await page.getByText(words.taken(number)).waitFor()
  await eventually(() => page.locator('.fm-sheet').textContent()).toContain(`Số ${number}-BC/ĐU`)
}

/** Hashes that a Word file names: in its custom properties, and in each of its feet. */
export function hashesIn(file: string): { readonly property: string[]; readonly feet: string[] } {
  const parts = unzipSync(readFileSync(file))
  const textOf = (name: string) => strFromU8(parts[name] ?? new Uint8Array()).replace(/<[^>]*>/gu, '\n')
  const feet = Object.keys(parts).filter(name => /^word\/footer\d*\.xml$/u.test(name))
  const hash = /\b[0-9a-f]{64}\b/gu
  return {
    property: textOf('docProps/custom.xml').match(hash) ?? [],
    feet: feet.map(name => /Mã bản \(SHA-256\): ([0-9a-f]{64})\b/u.exec(textOf(name))?.[1] ?? ''),
  }
}

/** An event of the register as the history tells it. */
export interface Told {
  readonly type: string
  readonly actor: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** The register's events of one type, oldest first; all of them without a type. @throws Error when the chain is broken */
export async function eventsOf(person: SignedIn, id: string, type?: string): Promise<Told[]> {
  const body = await person.get(`/api/documents/${id}/history?verify=1`)
  const verified: unknown = Reflect.get(Object(body), 'verified')
  if (Reflect.get(Object(verified), 'isWhole') !== true)
    throw new Error(`the chain: ${JSON.stringify(verified)}`)
  const all = itemsIn(body) as readonly Told[] // checked by the server's own schema
  return all.filter(event => type === undefined || event.type === type)
}

/** Records that what a congress is run by is approved, where it is not yet: before that nothing is presented. */
export async function settleOperating(secretary: SignedIn, id: string): Promise<void> {
  const unitId = stringIn(await secretary.get(`/api/documents/${id}`), 'unitId')
  const at = `/api/units/${unitId}/dossier`
  const approved = { by: 'Tổ chỉ đạo đại hội', on: '2026-11-21' }
  const said = { kind: 'outside', number: '20-TB/TCĐ', date: '2026-11-20', approved }
  const { items } = (await secretary.get(at)) as DossierView // checked by the server's own schema
  for (const { id: entry, due, isRequired, standing } of items) {
    if (due !== 'congress' || !isRequired || standing?.isFulfilled) continue
    const { term, books } = (await secretary.get(at)) as DossierView
    const expectedSeq = books.find(({ book }) => book === 'unit')?.seq
    await secretary.post(at, { term: term.id, entry, said, expectedSeq })
  }
}

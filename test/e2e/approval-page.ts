// A report on its way up to the bodies that approve it, by the routes; and the gestures of the approval page.

import type { Page } from 'playwright'
import { expect, vi } from 'vitest'
import * as Y from 'yjs'
import { approvalVi } from '../../editor/words/approval-vi.ts'
import { type SignedIn, stringIn } from '../support/people.ts'
import { openStockClient, synced, textRun } from '../support/stock-client.ts'

/** Who takes a report up. */
export interface Climbers {
  readonly lead: SignedIn
  readonly compiler: SignedIn
  readonly secretary: SignedIn
}

const minutes = { number: '12-BB/ĐU', date: '2026-11-20' }
const vote = { present: 15, for: 15, against: 0, blank: 0 }

/** The number under a key of an answer. */
export function numberIn(body: unknown, key: string): number {
  return Number(typeof body === 'object' && body !== null ? Reflect.get(body, key) : Number.NaN)
}

/** Moves a report on. */
export async function move(by: SignedIn, id: string, to: string): Promise<void> {
  const at = `/api/documents/${id}`
  const expectedSeq = numberIn(await by.get(at), 'seq')
  await by.post(`${at}/stage`, { to, expectedSeq, minutes, vote })
}

/** Writes a reason for whatever the gates find that one may be written for. */
export async function excuse(by: SignedIn, id: string): Promise<void> {
  const at = `/api/documents/${id}`
  const { gates } = (await by.get(`${at}/gates`)) as {
    gates: { gate: string; findings: { id: string; answer: unknown }[] }[]
  }
  for (const { gate, findings } of gates) {
    if (!['sections', 'themes', 'references', 'length', 'form'].includes(gate)) continue
    for (const { id: finding, answer } of findings)
      if (answer === null) await by.post(`${at}/findings`, { finding, answer: 'Đã xem xét, nêu ở mục khác.' })
  }
}

/** From drafting to the steering team. */
export async function climb({ lead, compiler, secretary }: Climbers, id: string): Promise<void> {
  await excuse(lead, id)
  await move(lead, id, 'internal_review')
  await move(secretary, id, 'consultation')
  await move(compiler, id, 'consolidation')
  await move(secretary, id, 'committee_review')
  await move(secretary, id, 'steering_review')
}

/** From a return back to drafting. */
export async function takeBack({ lead }: Climbers, id: string): Promise<void> {
  await move(lead, id, 'drafting')
}

/** Changes the text as somebody who types would, and waits until the server has it. @param words that stand in it then */
export async function write(
  url: string,
  person: SignedIn,
  id: string,
  change: (doc: Y.Doc) => void,
  words: string,
): Promise<void> {
  const headers = { cookie: person.cookie, origin: url }
  const client = openStockClient(`${url.replace('http', 'ws')}/sync`, id, {}, headers)
  await synced(client)
  client.doc.transact(() => change(client.doc))
  const text = async () => stringIn(await person.get(`/api/documents/${id}/content`), 'text')
  await vi.waitFor(async () => expect(await text()).toContain(words), { timeout: 20_000, interval: 100 })
  client.close()
}

const sentences = [
  'Xã có 31 chi bộ với 1.184 đảng viên; bộ máy sau hợp nhất hoạt động ổn định, thông suốt.',
  'Thu nhập bình quân đầu người đạt 61,5 triệu đồng, vượt mục tiêu 6%; tỷ lệ hộ nghèo còn 3,8%.',
  'Giải ngân đầu tư công còn chậm, cả năm đạt 62%; ba công trình thủy lợi chưa bàn giao đúng hạn.',
  'Nguyên nhân chủ quan là một số cấp ủy chưa sâu sát, phân công chưa rõ người, rõ việc, rõ thời hạn.',
]

/** Fills every empty paragraph outside tables with a sentence. */
export function fill(doc: Y.Doc): void {
  let written = 0
  for (const section of doc.getXmlFragment('default').toArray()) {
    if (!(section instanceof Y.XmlElement)) continue
    for (const block of section.toArray()) {
      if (!(block instanceof Y.XmlElement) || block.nodeName !== 'paragraph' || block.length > 0) continue
      const text = new Y.XmlText()
      text.insert(0, sentences[written % sentences.length] ?? '')
      block.insert(0, [text])
      written += 1
    }
  }
}

/** Writes at the end of a section's first paragraph. @throws Error when the text has no such section */
export function writeIn(doc: Y.Doc, key: string, words: string): void {
  const elements = (parent: Y.XmlFragment) =>
    parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)
  const section = elements(doc.getXmlFragment('default')).find(one => one.getAttribute('key') === key)
  const paragraph = section && elements(section).find(({ nodeName }) => nodeName === 'paragraph')
  if (!paragraph) throw new Error(`no paragraph in ${key}`)
  if (!(paragraph.get(0) instanceof Y.XmlText)) paragraph.insert(0, [new Y.XmlText()])
  const run = paragraph.get(0)
  if (run instanceof Y.XmlText) run.insert(run.length, words)
}

/** Changes a number in the first paragraph that holds it. */
export function correct(doc: Y.Doc, from: string, to: string): void {
  for (let block = 0; ; block += 1) {
    const run = textRun(doc, block)
    const at = run.toString().indexOf(from)
    if (at < 0) continue
    run.insert(at, to)
    run.delete(at + to.length, from.length)
    return
  }
}

/** Opens the approval page and waits for its gates. */
export async function openApproval(page: Page, url: string, id: string): Promise<void> {
  await page.goto(`${url}/documents/${id}/approval`)
  await gatesAreThere(page)
}

/** Waits until the page shows the gates and a text. */
export async function gatesAreThere(page: Page): Promise<void> {
  await page.getByRole('region', { name: approvalVi.gates }).getByRole('listitem').first().waitFor()
  await page.locator('.approval-canvas .vk-page, .approval-canvas .compare-sheet').waitFor()
}

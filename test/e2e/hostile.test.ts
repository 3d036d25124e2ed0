// What strangers, bad clipboards and broken programs put into the page: it stays alive, says so, and none of it is kept.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { launchBrowser, paste } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import {
  blocksOnPage,
  contentOf,
  eventually,
  goToSection,
  newReport,
  type Person,
  personOnDraft,
  saved,
} from './draft-page.ts'

/** Far longer than what the server takes in one message. */
const hugeChars = 5_000_000

let server: ChildServer
let browser: Browser
let writer: Person
let documentId: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

beforeEach(async () => {
  documentId = await newReport(await signIn(server.url, 'drafter1'), 'Báo cáo thử')
  // Without the page's content policy: a house that embeds the editor may have none.
  writer = await personOnDraft(browser, server.url, 'drafter1', documentId, { bypassCSP: true })
  await goToSection(writer.page, 'Mở đầu')
  return async () => {
    await writer.context.close()
  }
})

test.each([
  ['lists', '<ul><li>', '</li></ul>'],
  ['boxes', '<div>', '</div>'],
  ['quotes', '<blockquote><p>một</p>', '</blockquote>'],
])('[UI940] 5,000 nested %s pasted leave page and server alive', async (_, open, close) => {
  const before = await contentOf(writer.api, documentId)
  await paste(writer.page, { html: `${open.repeat(5_000)}sâu${close.repeat(5_000)}`, text: 'sâu' })
  await goesOn()
  const { raw, blocks } = await contentOf(writer.api, documentId)
  expect(depthOf(raw)).toBeLessThanOrEqual(depthOf(before.raw) + 50)
  expect(blocks.length).toBeLessThan(before.blocks.length + 20)
})

test('[UI940] a list nested too deeply is refused with a sentence, and nothing of it is kept', async () => {
  const before = await contentOf(writer.api, documentId)
  await paste(writer.page, { html: '<ul><li><p>tầng</p>'.repeat(60) + '</li></ul>'.repeat(60), text: 'tầng' })
  await writer.page.getByText('lồng quá nhiều tầng').first().waitFor()
  expect((await contentOf(writer.api, documentId)).sha256).toBe(before.sha256)
  await goesOn()
})

test('[UI940] a paste too big for one message is refused with a sentence, and nothing of it is kept', async () => {
  const before = await contentOf(writer.api, documentId)
  await paste(writer.page, { text: 'quá dài '.repeat(hugeChars / 8) })
  await writer.page.getByText('quá lớn nên chưa được đưa vào').first().waitFor()
  expect((await contentOf(writer.api, documentId)).sha256).toBe(before.sha256)
  await goesOn()
})

test('[UI941] links that run programs, programs and pictures are left out; their words stay', async () => {
  const html = [
    '<p><a href="javascript:alert(1)">bấm vào đây</a> và <a href=" java&#10;script:alert(2)">chỗ này</a></p>',
    '<p><a href="data:text/html,<script>alert(3)</script>">xem thêm</a> <a href="https://dangcongsan.vn/">trang báo</a></p>',
    '<script>window.hostile = true</script><style>body { display: none }</style>',
    '<p onclick="window.hostile = true">đoạn thường<img src="x" onerror="window.hostile = true"></p>',
    '<iframe srcdoc="<script>parent.hostile = true</script>"></iframe><svg onload="window.hostile = true"></svg>',
  ].join('')
  await paste(writer.page, { html, text: 'bấm vào đây' })
  await eventually(async () => (await blocksOnPage(writer.page)).join('\n')).toContain('đoạn thường')
  await goesOn()
  const { raw, blocks } = await contentOf(writer.api, documentId)
  expect(blocks.join('\n')).toContain('bấm vào đây')
  expect(raw).toContain('https://dangcongsan.vn/')
  expect(raw).not.toMatch(/script:|data:|alert\(|onerror|onclick|onload|hostile|<img|iframe/iu)
  expect(await writer.page.evaluate(() => 'hostile' in window)).toBe(false)
  expect(await writer.page.locator('.ProseMirror a:not([href^="https://"])').count()).toBe(0)
})

test('[UI942] control characters and halves of letters never reach the text; Vietnamese comes in composed', async () => {
  const dirty = 'Câu\u0000 sạch\u0007 không\u001b[31m có\u0008 gì\uFEFF lạ'
  await paste(writer.page, { text: `${dirty} ${'tiếng Việt'.normalize('NFD')}` })
  await goesOn()
  const { blocks } = await contentOf(writer.api, documentId)
  const text = blocks.join('\n')
  expect(text).toContain('Câu sạch không[31m có gì lạ tiếng Việt')
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\uFEFF|\uFFFE|\uFFFF/u)
  expect(text).toBe(text.normalize('NFC'))
})

test('[UI943] an address that names no document, whatever it says, shows the page for that', async () => {
  for (const id of [
    'khong-co',
    '..%2F..%2Fetc%2Fpasswd',
    '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    'a'.repeat(2_000),
  ]) {
    await writer.page.goto(`${server.url}/documents/${id}`)
    await writer.page.getByText(vi.notFound.title).waitFor()
  }
})

/** The page still takes a sentence, and the server still keeps it. */
async function goesOn(): Promise<void> {
  await goToSection(writer.page, 'Bài học kinh nghiệm')
  await writer.page.keyboard.type('Trang vẫn viết được.')
  await saved(writer.page)
  const { blocks } = await contentOf(writer.api, documentId)
  expect(blocks.filter(text => text.startsWith('Trang vẫn viết được.')).length).toBe(1)
  expect(writer.faults).toEqual([])
}

/** How deep the brackets of a JSON text go. */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  for (const letter of json) {
    if (letter === '[' || letter === '{') depth += 1
    if (letter === ']' || letter === '}') depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

// Pages and servers of different releases, and pages from before a restore: with a really other release, in the real browser.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { schemaVersion } from '#model/frame.ts'
import { vi as words } from '../../editor/words/vi.ts'
import {
  blocksOnPage,
  contentOf,
  eventually,
  goToSection,
  newReport,
  type Person,
  personOnDraft,
  saved,
} from '../e2e/draft-page.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, type StartOptions, startServer } from '../support/child-server.ts'
import { freePort } from '../support/nginx.ts'
import { buildOtherRelease, type OtherRelease } from '../support/other-release.ts'
import { demoPassword, signIn } from '../support/people.ts'
import { openTypist, textsOf } from '../support/typist.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const section = 'Mở đầu'
const savedSentence = 'Câu đã lưu. '

let browser: Browser
let folder: string
let port: number
let server: ChildServer | null = null
beforeAll(async () => {
  browser = await launchBrowser()
  folder = mkdtempSync(join(tmpdir(), 'vankien-versions-'))
  port = await freePort()
})
afterAll(async () => {
  await server?.kill()
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a server in the place of the one before, at the same address. */
async function serve(dataDir: string, options: StartOptions = {}): Promise<ChildServer> {
  await server?.kill()
  server = await startServer({ dataDir: join(folder, dataDir), env: { PORT: String(port) }, ...options })
  return server
}

/** Somebody on the draft page, with a sentence that is saved. */
async function onReport(url: string): Promise<{ id: string; writer: Person }> {
  const id = await newReport(await signIn(url, 'drafter1'), 'Báo cáo giữa hai phiên bản')
  const writer = await personOnDraft(browser, url, 'drafter1', id)
  await goToSection(writer.page, section)
  await writer.page.keyboard.type(savedSentence)
  await saved(writer.page)
  return { id, writer }
}

/** Types while no server answers. */
async function typeUnsent(page: Page, sentence: string): Promise<void> {
  await server?.kill()
  await page.getByRole('button', { name: words.save.offline, exact: true }).waitFor()
  await page.keyboard.type(sentence)
}

/** The page asks to be reloaded, offers the sentence for copying, and takes no more letters. */
async function expectEnded({ page, context }: Person, sentence: string): Promise<void> {
  const alert = page.getByRole('alert').filter({ hasText: 'tải lại trang' })
  await alert.waitFor({ timeout: 60_000 })
  await alert.getByRole('button', { name: words.ended.reload }).waitFor()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await alert.getByRole('button', { name: words.ended.copy }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(sentence.trim())
  await page.locator('.ProseMirror').click()
  await page.keyboard.type('Không vào được.')
  expect((await blocksOnPage(page)).join('\n')).not.toContain('Không vào được.')
}

const textOf = async (person: Person['api'], id: string) => (await contentOf(person, id)).blocks.join('\n')

describe('another release', () => {
  let before: OtherRelease
  beforeAll(() => {
    before = buildOtherRelease([
      {
        file: 'model/frame.ts',
        find: `schemaVersion = ${schemaVersion}\n`,
        replace: `schemaVersion = ${schemaVersion - 1}\n`,
      },
      // Its page knows no footnotes: opening a text with one it would take the node out for everybody.
      { file: 'editor/kit.ts', find: '    Footnote,\n', replace: '' },
    ])
  }, 180_000)
  afterAll(() => before?.remove())

  test('[FA6] a page of the release before at today’s server, and one of today at the server before, is read only, offers what was not sent, and harms neither the text nor a colleague', async () => {
    const { url } = await serve('data', { root: before.root })
    const { id, writer } = await onReport(url)
    await typeUnsent(writer.page, 'Câu của trang cũ. ')
    await serve('data')

    const colleague = await openTypist(url, id, await signIn(url, 'drafter2'))
    const paragraph = textsOf(colleague.fragment).find(text => text.toString().includes(savedSentence.trim()))
    const note = new Y.XmlElement('footnote')
    note.setAttribute('text', 'Chú thích mới.')
    const { parent } = paragraph ?? {}
    if (!(parent instanceof Y.XmlElement)) throw new Error('the sentence is not there')
    parent.insert(1, [note])
    await colleague.settled(20_000)
    await expectEnded(writer, 'Câu của trang cũ. ')
    const { raw, blocks } = await contentOf(writer.api, id)
    expect(blocks.join('\n')).not.toContain('Câu của trang cũ.')
    expect(raw).toContain('Chú thích mới.')
    expect(colleague.provider.wsconnected).toBe(true)
    colleague.close()

    await writer.page.reload()
    await goToSection(writer.page, section)
    await writer.page.keyboard.type('Câu của trang mới. ')
    await saved(writer.page)
    expect((await contentOf(writer.api, id)).raw).toContain('Chú thích mới.')

    await typeUnsent(writer.page, 'Câu của trang mới hơn. ')
    await serve('data', { root: before.root })
    await expectEnded(writer, 'Câu của trang mới hơn. ')
    const text = (await contentOf(writer.api, id)).blocks.join('\n')
    expect(text).toContain(`Câu của trang mới. ${savedSentence.trim()}`)
    expect(text).not.toContain('Câu của trang mới hơn.')
    await writer.context.close()
  }, 300_000)
})

test('[FA61] a page from before a restore asks, offers what was not sent, and brings none of the lost text back by itself', async () => {
  const { url } = await serve('home')
  const { id, writer } = await onReport(url)
  const { page } = writer
  const run = (name: string, dataDir: string) => {
    const env = { ...process.env, DATABASE_URL: '', DATA_DIR: join(folder, dataDir) }
    const args = [`server/backup/${name}-cli.ts`, join(folder, 'backup.sqlite')]
    execFileSync(process.execPath, args, { cwd: root, env })
  }
  run('backup', 'home')
  await page.keyboard.type('Câu sau bản sao lưu. ')
  await saved(page)
  await typeUnsent(page, 'Câu chưa gửi. ')
  run('restore', 'restored')
  await serve('restored')

  const again = page.getByRole('dialog', { name: words.ended.title }) // a restore ends every session
  await again.getByLabel(words.signIn.password, { exact: true }).fill(demoPassword)
  await again.getByRole('button', { name: words.signIn.submit, exact: true }).click()
  await expectEnded(writer, 'Câu chưa gửi. ')
  expect((await blocksOnPage(page)).join('\n')).toContain('Câu sau bản sao lưu.')
  const reader = await signIn(url, 'drafter1')
  await eventually(() => textOf(reader, id)).toContain(savedSentence.trim())
  const text = await textOf(reader, id)
  expect(text).not.toContain('Câu sau bản sao lưu.')
  expect(text).not.toContain('Câu chưa gửi.')
  await page.reload()
  await goToSection(page, section)
  expect((await blocksOnPage(page)).join('\n')).toContain(savedSentence.trim())
  await writer.context.close()
}, 180_000)

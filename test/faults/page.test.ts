// The real page when the ground gives way: a full disk, a database that has gone, a right taken away.

import { execFileSync } from 'node:child_process'
import { env } from 'node:process'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
import { type ChildServer, startServer } from '../support/child-server.ts'
import { itemsIn, signIn, stringIn } from '../support/people.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { openTypist, textsOf } from '../support/typist.ts'

/** RESTARTS chooses how often the database goes away. */
const restarts = Number(env['RESTARTS'] ?? 2)
const bin = findPostgres()
const section = 'Mở đầu'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** Keeps every state of saving that the page shows from now on. */
async function watchSaving(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const shown: string[] = []
    const look = () => {
      const state = document.querySelector('[data-save]')?.getAttribute('data-save')
      if (state && shown.at(-1) !== state) shown.push(state)
    }
    Reflect.set(window, 'shownStates', shown)
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
    look()
  })
  return () => page.evaluate(() => [...(Reflect.get(window, 'shownStates') as string[])])
}

async function onReport(server: ChildServer): Promise<{ id: string; writer: Person }> {
  const id = await newReport(await signIn(server.url, 'drafter1'), 'Báo cáo thử sự cố')
  const writer = await personOnDraft(browser, server.url, 'drafter1', id)
  await goToSection(writer.page, section)
  await writer.page.keyboard.type('Câu đã lưu. ')
  await saved(writer.page)
  return { id, writer }
}

/** Status of `/readyz`. @throws Error with what the server has said when it is gone */
async function readiness(server: ChildServer): Promise<number> {
  return fetch(`${server.url}/readyz`).then(
    ({ status }) => status,
    (error: unknown) => {
      throw new Error(server.output().slice(-4000), { cause: error })
    },
  )
}

/** What is written while nothing can be saved: the page never calls it saved, and keeps it. */
async function writeInTrouble(page: Page, sentence: string): Promise<void> {
  await page.keyboard.type(sentence)
  const shown = await watchSaving(page)
  await page.getByRole('button', { name: words.save.offline, exact: true }).waitFor()
  await page.keyboard.type('Vẫn viết. ')
  await page.waitForTimeout(1500) // so long every state that is shown is looked at
  expect(await shown()).not.toContain('saved')
  expect((await blocksOnPage(page)).join('\n')).toContain(`${sentence}Vẫn viết. `)
}

test('[FA4] on a full disk the page says that nothing is saved, keeps what is written, and saves it when there is room', async () => {
  const server = await startServer()
  try {
    const { id, writer } = await onReport(server)
    const limit = (size: string) =>
      execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${size}:unlimited`])
    limit('1')
    await writeInTrouble(writer.page, 'Câu viết khi đĩa đầy. ')
    expect((await fetch(`${server.url}/livez`)).status).toBe(200)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    limit('unlimited')
    await saved(writer.page)
    const { blocks } = await contentOf(writer.api, id)
    expect(blocks.join('\n').split('Câu đã lưu. Câu viết khi đĩa đầy. Vẫn viết. ')).toHaveLength(2)
    await writer.context.close()
    expect(await server.stop()).toBe(0)
  } finally {
    await server.kill()
  }
}, 180_000)

describe.skipIf(bin === null)('on PostgreSQL', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
  })
  afterAll(() => cluster?.close())

  test(`[FA5] ${restarts} times the database goes away while people write: the page says so, nothing is lost or doubled, one process serves throughout`, async () => {
    const server = await startServer({ env: { DATABASE_URL: await cluster.createDatabase() } })
    try {
      const { id, writer } = await onReport(server)
      const colleague = await openTypist(server.url, id, await signIn(server.url, 'drafter2'))
      const paragraph = textsOf(colleague.fragment).find(text => text.toString().includes('Câu đã lưu.'))
      if (!paragraph) throw new Error('the sentence is not there')
      let count = 0
      const timer = setInterval(() => {
        paragraph.insert(0, `⟦${count}⟧`)
        count += 1
      }, 10)
      const expected: string[] = []
      try {
        for (let round = 0; round < restarts; round += 1) {
          await cluster.crash()
          const sentence = `Câu lúc mất cơ sở dữ liệu lần ${round}. `
          await writeInTrouble(writer.page, sentence)
          expected.push(sentence)
          await cluster.restart()
          await eventually(() => readiness(server)).toBe(200)
        }
      } finally {
        clearInterval(timer)
      }
      await saved(writer.page)
      await colleague.settled(60_000)
      const text = (await contentOf(writer.api, id)).blocks.join('\n')
      const times = (part: string) => text.split(part).length - 1
      expect(expected.filter(sentence => times(sentence) !== 1)).toEqual([])
      const typed = Array.from({ length: count }, (_, index) => `⟦${index}⟧`)
      expect(typed.filter(word => times(word) !== 1)).toEqual([])
      expect(count).toBeGreaterThan(100)
      colleague.close()
      await writer.context.close()
      expect(await server.stop()).toBe(0)
    } finally {
      await server.kill()
    }
  }, 400_000)
})

describe('on the real server', () => {
  let server: ChildServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server?.stop())

  test('[FA7] a drafter whose role is taken away while typing keeps what was acknowledged, and nothing typed later enters', async () => {
    const { id, writer } = await onReport(server)
    const admin = await signIn(server.url, 'admin')
    const me = Object(await writer.api.get('/api/me'))
    const colleague = await signIn(server.url, 'drafter2')
    const typist = await openTypist(server.url, id, colleague)
    const paragraph = textsOf(typist.fragment).find(text => text.toString().includes('Câu đã lưu.'))
    if (!paragraph) throw new Error('the sentence is not there')
    let count = 0
    const timer = setInterval(() => {
      paragraph.insert(paragraph.length, `⟦${count}⟧`)
      count += 1
    }, 5)
    try {
      await eventually(() => typist.acknowledged()).toBeGreaterThan(200)
      const closed = new Promise<number>(resolve =>
        typist.provider.once('closed', ({ code }) => resolve(code)),
      )
      const unitId = stringIn(me.memberships[0], 'unitId')
      const member = itemsIn(await admin.get(`/api/units/${unitId}/members`)).find(
        person => Reflect.get(Object(person), 'email') === 'drafter2@demo.test',
      )
      const gone = await admin.request(`/api/units/${unitId}/members/${stringIn(member, 'userId')}`, {
        method: 'DELETE',
      })
      expect(gone.status).toBe(204)
      const [acknowledged, written] = [typist.acknowledged(), count]
      expect(await closed).toBe(4403)
      await eventually(() => count).toBeGreaterThan(written + 50)
      const kept = (await contentOf(writer.api, id)).blocks.join('\n').match(/⟦\d+⟧/gu) ?? []
      expect(kept).toEqual(kept.map((_, index) => `⟦${index}⟧`))
      expect(kept.join('').length).toBeGreaterThanOrEqual(acknowledged)
      expect(kept.length).toBeLessThan(count)
      expect((await colleague.request(`/api/documents/${id}`)).status).toBe(404)
    } finally {
      clearInterval(timer)
      typist.close()
      await writer.context.close()
    }
  }, 120_000)
})

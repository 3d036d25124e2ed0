// A text that many small edits have made large: the whole server still opens it, gives it and writes its Word file.

import { env } from 'node:process'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { newReport } from '../e2e/draft-page.ts'
import { startServer } from '../support/child-server.ts'
import { signIn, stringIn } from '../support/people.ts'
import { openTypist } from '../support/typist.ts'

/** GROW_MIB=10 goes beyond what a text may hold (8). */
const mib = Number(env['GROW_MIB'] ?? 0.3)
const paragraphChars = 1000

test(`[FA69] a text that has grown by ${mib} MiB, or to its limit, opens, is given and is exported`, async () => {
  const server = await startServer()
  try {
    const drafter = await signIn(server.url, 'drafter1')
    const id = await newReport(drafter, 'Văn bản rất dài')
    const typist = await openTypist(server.url, id, drafter)
    const [section] = typist.fragment.toArray().slice(-1)
    if (!(section instanceof Y.XmlElement)) throw new Error('the report has no section')
    const wanted = (mib * (1 << 20)) / (paragraphChars * 1.5)
    const sentence = 'Kết quả đạt được trong nhiệm kỳ vừa qua là toàn diện. '
    let count = 0
    let closedWith: number | null = null
    typist.provider.on('closed', ({ code }) => {
      closedWith = code
    })
    for (; count < wanted && closedWith === null; count += 1) {
      const paragraph = new Y.XmlElement('paragraph')
      const words = `⟦${count}⟧ ${sentence.repeat(paragraphChars / sentence.length)}`
      paragraph.insert(0, [new Y.XmlText(words)])
      section.insert(section.length, [paragraph])
      if (count % 50 === 0 && closedWith === null)
        await typist
          .settled(60_000)
          .catch((error: unknown) => expect([closedWith, String(error)]).toEqual([4413, expect.anything()]))
    }
    if (closedWith === null) await typist.settled(60_000)
    else expect(closedWith).toBe(4413)
    typist.close()

    const begun = performance.now()
    const reader = await openTypist(server.url, id, await signIn(server.url, 'drafter2'))
    const openedMs = Math.round(performance.now() - begun)
    const bytes = Y.encodeStateAsUpdate(reader.doc).length
    reader.close()
    const text = stringIn(await drafter.get(`/api/documents/${id}/content`), 'text')
    const numbers = [...text.matchAll(/⟦(\d+)⟧/gu)].map(found => Number(found[1]))
    expect(numbers).toEqual(numbers.map((_, index) => index))
    expect(bytes).toBeGreaterThan(Math.min(mib, 8) * 900_000)
    const asked = performance.now()
    const file = await drafter.request(`/api/documents/${id}/export?mode=clean`)
    const exportedMs = Math.round(performance.now() - asked)
    console.info(
      `${bytes} bytes, ${numbers.length} paragraphs: opened in ${openedMs} ms, exported in ${exportedMs} ms, ${file.status}`,
    )
    expect([file.status, closedWith], server.output().slice(-2000)).toEqual([200, mib > 8 ? 4413 : null])
    expect(await server.stop()).toBe(0)
  } finally {
    await server.kill()
  }
}, 600_000)

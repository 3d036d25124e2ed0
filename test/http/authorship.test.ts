// Who wrote in which block, as the route tells it and to whom.

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sampleEmail } from '../../server/demo/accounts.ts'
import { codeOf, openSite, type Site, valueAt } from '../support/site.ts'

/** Types at the end of the first free paragraph, as the room would store it. @returns the paragraph's id */
async function type(site: Site, documentId: string, userId: string, words: string): Promise<string> {
  const stored = await site.store.loadText(documentId)
  if (!stored) throw new Error('no text')
  const doc = new Y.Doc()
  for (const update of [stored.snapshot, ...stored.tail.map(row => row.update)]) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const [paragraph] = [...doc.getXmlFragment('default').createTreeWalker(() => true)].filter(
    found => found instanceof Y.XmlElement && found.nodeName === 'paragraph',
  )
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph')
  const known = paragraph.toArray()[0]
  const text = known instanceof Y.XmlText ? known : new Y.XmlText()
  if (text !== known) paragraph.insert(0, [text])
  text.insert(text.length, words)
  const update = Y.encodeStateAsUpdate(doc, before)
  await site.store.appendUpdate({ documentId, update, userId, at: new Date().toISOString() })
  return String(paragraph.getAttribute('id'))
}

test('[AU7] the route names who wrote in each block and which opinions the server wrote, to those who read opinions', async () => {
  const site = await openSite()
  const documentId = await site.begin()
  const at = `/api/documents/${documentId}`
  const people = await Promise.all(
    (['drafter1', 'drafter2'] as const).map(name => site.accounts.findByEmail(sampleEmail(name))),
  )
  const [first, second] = people.map(person => person ?? { id: '', name: '' })
  if (!first || !second) throw new Error('no drafters')
  expect(valueAt(await (await site.as('member1')).get(`${at}/authorship`), 'items')).toEqual([])
  const blockId = await type(site, documentId, first.id, 'Kinh tế tăng trưởng khá.')
  await type(site, documentId, second.id, ' Đời sống ổn định.')
  const opinion = {
    id: randomUUID(),
    kind: 'replace',
    severity: 'minor',
    body: 'Sửa cho đúng.',
    proposedText: 'ổn định hơn',
    anchor: { quote: 'ổn định' },
  }
  expect((await (await site.as('member1')).post(`${at}/opinions`, opinion)).status).toBe(201)
  const lead = await site.as('lead')
  const expectedSeq = valueAt(await lead.get(at), 'seq')
  const decided = await lead.post(`${at}/opinions/${opinion.id}/disposition`, {
    decision: 'accepted',
    explanation: 'Đúng.',
    expectedSeq,
  })
  expect(valueAt(decided, 'opinion', 'implementation')).toBe('done')
  const server = { id: 'system', name: 'Máy chủ ghi theo YK-001' }
  const answer = await (await site.as('member1')).get(`${at}/authorship`)
  expect(answer.json).toMatchObject({
    items: [
      {
        blockId,
        last: { user: server },
        contributors: [
          { ...server, charsAdded: 4, charsRemoved: 0 },
          { id: second.id, name: second.name, charsAdded: 18 },
          { id: first.id, name: first.name, charsAdded: 24 },
        ],
      },
    ],
  })
  const english = await lead.get(`${at}/authorship`, { 'x-language': 'en' })
  expect(valueAt(english, 'items', '0', 'last', 'user', 'name')).toBe('The server, for YK-001')
})

test('[AU8] who may not see everyone’s opinions learns nothing of who wrote, and nobody of another unit’s text', async () => {
  const site = await openSite()
  const at = `/api/documents/${await site.begin()}/authorship`
  const answer = await (await site.as('member2')).get(at)
  expect([answer.status, codeOf(answer)]).toEqual([403, 'not-allowed'])
  expect((await (await site.as('outsider')).get(at)).status).toBe(404)
  expect((await site.stranger.get(at)).status).toBe(401)
  expect((await (await site.as('lead')).get('/api/documents/nowhere/authorship')).status).toBe(404)
})

// Who is credited with what: typing, removing, moving, splitting, cutting; and what the server gives of it.

import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { BlockTouch } from '../../server/store/store.ts'
import { Authorship, type Sender } from '../../server/sync/authorship.ts'
import { seedState } from '../../server/sync/seed.ts'
import { received } from '../contract/rows.ts'
import { liveDocument, liveId } from '../support/sync-server.ts'
import { changeOf, raw, started } from './live.ts'

const seed = seedState(liveDocument)
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 1, minute)).toISOString()
const sentAt = (userId: string, minute: number): Sender => ({
  userId,
  firstAt: at(minute),
  lastAt: at(minute),
  isTyped: false,
})

/** A text whose changes are made on one replica and recorded from another, row by row. */
function recorder(touches: readonly BlockTouch[] = []) {
  const written = new Y.Doc()
  const read = new Y.Doc()
  for (const doc of [written, read]) Y.applyUpdate(doc, seed)
  const authorship = new Authorship(touches)
  let minute = 0
  return {
    authorship,
    doc: written,
    by(userId: string, change: () => void) {
      minute += 1
      authorship.apply(read, changeOf(written, change), sentAt(userId, minute))
    },
    /** `block user +added −removed`, in the order of the names. */
    record: () =>
      authorship
        .all()
        .map(touch => `${touch.blockId} ${touch.userId} +${touch.charsAdded} -${touch.charsRemoved}`)
        .sort(),
  }
}

/** The element of a block, from its id. */
function block(doc: Y.Doc, id: string): Y.XmlElement {
  for (const element of doc.getXmlFragment('default').createTreeWalker(() => true)) {
    if (element instanceof Y.XmlElement && element.getAttribute('id') === id) return element
  }
  throw new RangeError(`no block ${id}`)
}

function run(element: Y.XmlElement): Y.XmlText {
  const found = element.toArray().find(child => child instanceof Y.XmlText)
  if (found instanceof Y.XmlText) return found
  const made = new Y.XmlText()
  element.insert(0, [made])
  return made
}

function paragraph(id: string | null, text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  if (id !== null) element.setAttribute('id', id)
  const words = new Y.XmlText()
  words.insert(0, text)
  element.insert(0, [words])
  return element
}

const parentOf = (element: Y.XmlElement): Y.XmlElement => {
  if (!(element.parent instanceof Y.XmlElement)) throw new RangeError('a block at the root')
  return element.parent
}

function remove(element: Y.XmlElement): void {
  const parent = parentOf(element)
  parent.delete(parent.toArray().indexOf(element), 1)
}

function insertAfter(element: Y.XmlElement, made: Y.XmlElement): void {
  parentOf(element).insertAfter(element, [made])
}

describe('who is credited', () => {
  test('[AU1] whoever types and removes is credited with characters of composed text; the template with nothing', () => {
    const { by, doc, record, authorship } = recorder()
    expect(record()).toEqual([])
    by('lan', () => run(block(doc, 'p1')).insert(0, 'Đã '.normalize('NFD')))
    by('minh', () => run(block(doc, 'p1')).insert(0, 'Hai mươi. '))
    by('lan', () => run(block(doc, 'p1')).delete(0, 4))
    expect(record()).toEqual(['p1 lan +3 -4', 'p1 minh +10 -0'])
    expect(authorship.all().find(({ userId }) => userId === 'lan')).toMatchObject({
      firstAt: at(1),
      lastAt: at(3),
    })
  })

  test('[AU2] words that stay where they are count for nobody, also when the block is written anew', () => {
    const { by, doc, record } = recorder()
    by('lan', () => run(block(doc, 'p2')).insert(0, 'Về lãnh đạo. '))
    by('minh', () => {
      const words = run(block(doc, 'p2'))
      const text = words.toString()
      words.delete(0, words.length)
      words.insert(0, text.replace('lãnh', 'chỉ'))
    })
    expect(record()).toEqual(['p2 lan +13 -0', 'p2 minh +3 -4'])
  })

  test('[AU2] a block that is moved keeps its writers', () => {
    const { by, doc, record } = recorder()
    by('lan', () => run(block(doc, 'p2')).insert(0, 'Về lãnh đạo. '))
    by('minh', () => {
      const text = run(block(doc, 'p2')).toString()
      remove(block(doc, 'p2'))
      insertAfter(block(doc, 'p3'), paragraph('p2', text))
    })
    expect(record()).toEqual(['p2 lan +13 -0'])
  })

  test('[AU2] a block that is split or joined hands its writers on in proportion', () => {
    const { by, doc, record } = recorder()
    by('lan', () => run(block(doc, 'p3')).insert(0, 'Một câu dài hơn. Và câu sau đó.'))
    by('minh', () => {
      const words = run(block(doc, 'p3'))
      words.delete(16, words.length - 16)
      insertAfter(block(doc, 'p3'), paragraph('p4', ' Và câu sau đó.'))
    })
    expect(record()).toEqual(['p3 lan +16 -0', 'p4 lan +15 -0'])
    by('minh', () => {
      remove(block(doc, 'p4'))
      run(block(doc, 'p3')).insert(16, ' Và câu sau đó.')
    })
    expect(record()).toEqual(['p3 lan +31 -0', 'p4 lan +0 -0'])
  })

  test('[AU2] what is cut and put back elsewhere, or taken out and undone, stays its writers’', () => {
    const { by, doc, record } = recorder()
    by('lan', () => run(block(doc, 'p3')).insert(0, 'Nguyên nhân của hạn chế.'))
    by('minh', () => remove(block(doc, 'p3')))
    expect(record()).toContain('p3 minh +0 -24')
    by('minh', () => insertAfter(block(doc, 'p1'), paragraph('p9', 'Nguyên nhân của hạn chế.')))
    expect(record()).toEqual(['p3 lan +0 -0', 'p9 lan +24 -0'])
    by('hoa', () => run(block(doc, 'p9')).delete(0, 24))
    by('hoa', () => run(block(doc, 'p9')).insert(0, 'Nguyên nhân của hạn chế.'))
    expect(record()).toEqual(['p3 lan +0 -0', 'p9 lan +24 -0'])
  })

  test('[AU3] formatting touches a block without a character; a block that gets its id later keeps its writers', () => {
    const { by, doc, record } = recorder()
    by('lan', () => run(block(doc, 'p1')).format(0, 3, { bold: {} }))
    by('minh', () => insertAfter(block(doc, 'p1'), paragraph(null, 'Chưa có mã.')))
    expect(record()).toEqual(['p1 lan +0 -0'])
    by('hoa', () => {
      const made = parentOf(block(doc, 'p1')).toArray()[2]
      if (made instanceof Y.XmlElement) made.setAttribute('id', 'p7')
    })
    expect(record()).toEqual(['p1 lan +0 -0', 'p7 minh +11 -0'])
  })

  test('[AU4] added less removed is the length of the text, whatever is done and wherever it is compacted', () => {
    const chance = Math.floor(Math.random() * 2 ** 31)
    console.info(`seed ${chance}`)
    let state = chance
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    for (let round = 0; round < 30; round += 1) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, seed)
      let read = new Y.Doc()
      Y.applyUpdate(read, seed)
      let authorship = new Authorship([])
      const length = () =>
        doc
          .getXmlFragment('default')
          .toString()
          .replaceAll(/<[^>]*>/gu, '').length
      const before = length()
      for (let step = 0; step < 40; step += 1) {
        const update = changeOf(doc, () => act(doc, random, `n${round}.${step}`))
        authorship.apply(read, update, sentAt(`u${random(3)}`, step))
        if (random(8) > 0) continue
        authorship = new Authorship(structuredClone(authorship.all()))
        const again = new Y.Doc()
        Y.applyUpdate(again, Y.encodeStateAsUpdate(read))
        read = again
      }
      const sum = authorship.all().reduce((all, touch) => all + touch.charsAdded - touch.charsRemoved, 0)
      expect(sum, `seed ${chance}, round ${round}`).toBe(length() - before)
      expect(authorship.all().every(touch => touch.charsAdded >= 0 && touch.charsRemoved >= 0)).toBe(true)
    }
  })
})

/** One of the things people do to blocks. */
function act(doc: Y.Doc, random: (below: number) => number, id: string): void {
  const blocks = [...doc.getXmlFragment('default').createTreeWalker(() => true)].filter(
    (found): found is Y.XmlElement =>
      found instanceof Y.XmlElement && found.nodeName === 'paragraph' && found.length > 0,
  )
  const one = blocks[random(blocks.length)]
  const other = blocks[random(blocks.length)]
  if (!one || !other) return
  const words = run(one)
  const text = words.toString()
  const from = random(words.length + 1)
  switch (random(5)) {
    case 0:
      words.insert(from, 'Lorem ipsum dolor sit amet '.slice(0, 1 + random(27)))
      return
    case 1:
      words.delete(from, random(words.length - from + 1))
      return
    case 2:
      words.delete(from, words.length - from)
      insertAfter(one, paragraph(id, text.slice(from)))
      return
    case 3:
      if (one === other) return
      insertAfter(other, paragraph(String(one.getAttribute('id')), text))
      remove(one)
      return
    default:
      if (one === other) return
      run(other).insert(run(other).length, text)
      remove(one)
  }
}

describe('who wrote, as the server tells it', () => {
  test('[AU5] what is not compacted yet is told, and the same after compaction, the server’s own writing among it', async () => {
    const server = await started()
    const writer = await raw(server)
    const type = (text: string) =>
      writer.update(changeOf(writer.doc, () => run(block(writer.doc, 'p3')).insert(0, text)))
    for (const letter of 'Phương') type(letter)
    await vi.waitFor(async () => expect((await server.store.loadText(liveId))?.tail).toHaveLength(6))
    const applied = await server.hub.apply(
      liveId,
      { anchor: { quote: 'chủ yếu' }, sectionKey: null, proposedText: 'chính' },
      async () => ({ drafts: [received(liveId, 'o1')], expectedSeq: 1 }),
    )
    expect(applied.ok).toBe(true)
    const told = await server.hub.authors(liveId)
    expect(told).toMatchObject([
      { blockId: 'p3', userId: 'lan', charsAdded: 6, charsRemoved: 0 },
      { blockId: 'p2', charsAdded: 3, charsRemoved: 5 },
    ])
    writer.close()
    await vi.waitFor(async () => expect((await server.store.loadText(liveId))?.tail).toEqual([]))
    expect((await server.store.loadAuthored(liveId))?.touches).toEqual(told)
    expect(await server.hub.authors('nowhere')).toBeNull()
  })
})

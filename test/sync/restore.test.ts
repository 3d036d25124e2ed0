// A kept version brought back: the text is that version again, and what both states have is not touched.

import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { canonicalJson } from '#model/canonical.ts'
import { type NodeJson, stringAttr } from '#model/content.ts'
import { schema } from '#model/schema.ts'
import { contentHash } from '../../server/sync/content-hash.ts'
import { rewriteText } from '../../server/sync/rewriting.ts'
import { seedState } from '../../server/sync/seed.ts'
import { jsonOf } from '../../server/sync/text-jobs.ts'
import { moment } from '../contract/rows.ts'
import { editedText } from '../support/edited-text.ts'
import { openStockClient, synced, textRun } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'
import { randomDocument } from '../word/random-documents.ts'
import { changeOf, raw, started, tracked } from './live.ts'

const seed = Number(process.env['FC_SEED'] ?? 20_261_122)

/** A document of the server's own making. */
function seeded(json: NodeJson): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedState(fitting(json)))
  return doc
}

/** A random text as the schema has it: one mark of a kind. */
function fitting(node: NodeJson): NodeJson {
  const marks = node.marks?.filter(({ type }, at, all) => all.findIndex(one => one.type === type) === at)
  const content = node.content?.map(fitting)
  return { ...node, ...(marks && { marks }), ...(content && { content }) }
}

const oneParagraph = (text: string): NodeJson => ({
  type: 'doc',
  content: [
    {
      type: 'section',
      attrs: { key: 's', required: true, orientation: 'portrait' },
      content: [
        { type: 'heading', attrs: { id: 'h', level: 2, label: 'I-', locked: true }, content: [] },
        { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text }] },
      ],
    },
  ],
})

/** Every element that has an id, by that id. */
function elementsOf(doc: Y.Doc): Map<string, Y.XmlElement> {
  const found = new Map<string, Y.XmlElement>()
  const walk = (parent: Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      const id = child.getAttribute('id')
      if (id !== undefined) found.set(id, child)
      walk(child)
    }
  }
  walk(doc.getXmlFragment('default'))
  return found
}

/** Top blocks of each section by id, with their place among those that both texts have. */
function topBlocks(doc: NodeJson): Map<string, NodeJson> {
  return new Map(
    (doc.content ?? [])
      .flatMap(({ content = [] }) => content)
      .filter(node => stringAttr(node, 'id') !== '')
      .map(node => [stringAttr(node, 'id'), node]),
  )
}

describe('the text made into another', () => {
  test('[VR30] whatever was changed since, the text is that version again, to the letter and the mark', () => {
    fc.assert(
      fc.property(
        randomDocument,
        fc.integer(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, edits, share) => {
          const target = jsonOf(seeded(one))
          for (const [from, to] of [
            [editedText(one, edits, share), target],
            [one, jsonOf(seeded(editedText(one, edits, share)))],
          ] as const) {
            const doc = seeded(from)
            doc.transact(() => rewriteText(doc, jsonOf(doc), to))
            const after = jsonOf(doc)
            expect(schema.nodeFromJSON(after).eq(schema.nodeFromJSON(to))).toBe(true)
            expect(canonicalJson(after)).toBe(canonicalJson(to))
          }
        },
      ),
      { seed, numRuns: 80 },
    )
  })

  test('[VR31] a block that both states have is the same block afterwards, and an unchanged one is not written to', () => {
    fc.assert(
      fc.property(
        randomDocument,
        fc.integer(),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (one, edits, share) => {
          const doc = seeded(editedText(one, edits, share))
          const present = jsonOf(doc)
          const target = jsonOf(seeded(one))
          const before = elementsOf(doc)
          const wanted = topBlocks(target)
          const moved = orderedApart(present, target)
          doc.transact(() => rewriteText(doc, present, target))
          const after = elementsOf(doc)
          for (const id of topBlocks(present).keys()) {
            if (!wanted.has(id) || moved.has(id)) continue
            expect(after.get(id) === before.get(id), `${id} is another element`).toBe(true)
          }
          const again = Y.encodeStateVector(doc)
          doc.transact(() => rewriteText(doc, jsonOf(doc), target))
          expect(Y.encodeStateVector(doc)).toEqual(again)
        },
      ),
      { seed, numRuns: 80 },
    )
  })

  test('[VR31] within a changed block the words that stay keep their letters', () => {
    const doc = seeded(oneParagraph('Kết quả giải ngân còn chậm trong cả nhiệm kỳ qua.'))
    const run = textRun(doc, 1)
    const at = run.toString().indexOf('nhiệm kỳ')
    const anchor = Y.createRelativePositionFromTypeIndex(run, at)
    const target = jsonOf(seeded(oneParagraph('Giải ngân đạt khá trong cả nhiệm kỳ, vượt kế hoạch.')))
    doc.transact(() => rewriteText(doc, jsonOf(doc), target))
    expect(run.toString()).toBe('Giải ngân đạt khá trong cả nhiệm kỳ, vượt kế hoạch.')
    const found = Y.createAbsolutePositionFromRelativePosition(anchor, doc)?.index ?? -1
    expect(run.toString().slice(found)).toBe('nhiệm kỳ, vượt kế hoạch.')
  })

  test('[VR36] the same words in the same look have the same hash, whatever was done and undone in them', () => {
    const doc = seeded(oneParagraph('Kết quả đạt được.'))
    const before = contentHash(jsonOf(doc))
    const run = textRun(doc, 1)
    run.format(0, 7, { bold: {} })
    run.format(3, 9, { italic: {} })
    expect(contentHash(jsonOf(doc))).not.toBe(before)
    run.format(3, 9, { italic: null })
    run.format(0, 7, { bold: null })
    run.insert(4, 'bỏ ')
    run.delete(4, 3)
    expect(contentHash(jsonOf(doc))).toBe(before)
    const other = seeded(oneParagraph('Kết quả đạt được.'))
    for (const [text, marks] of [
      [run, ['bold', 'italic']],
      [textRun(other, 1), ['italic', 'bold']],
    ] as const)
      for (const mark of marks) text.format(0, 7, { [mark]: {} })
    expect(contentHash(jsonOf(other))).toBe(contentHash(jsonOf(doc)))
  })

  test('[VR30] a text of another outline is not written', () => {
    const one = (key: string): NodeJson => ({
      type: 'doc',
      content: [{ type: 'section', attrs: { key }, content: [{ type: 'heading', attrs: { id: 'h' } }] }],
    })
    const doc = seeded(one('a'))
    expect(() => rewriteText(doc, jsonOf(doc), one('b'))).toThrow('another outline')
  })
})

/** Blocks that stand in another order or section than before: those go and come. */
function orderedApart(present: NodeJson, target: NodeJson): Set<string> {
  const places = new Map<string, [number, number]>()
  for (const [section, { content = [] }] of (target.content ?? []).entries())
    for (const [index, node] of content.entries()) places.set(stringAttr(node, 'id'), [section, index])
  const apart = new Set<string>()
  for (const [section, { content = [] }] of (present.content ?? []).entries()) {
    const shared = content.map(node => stringAttr(node, 'id')).filter(id => places.has(id))
    const order = shared.map((id): readonly [number, number] => places.get(id) ?? [0, 0])
    const isStraight = order.every(
      ([at, place], here) => at === section && (here === 0 || place > (order[here - 1]?.[1] ?? 0)),
    )
    if (!isStraight) for (const id of shared) apart.add(id)
  }
  return apart
}

describe('on a running server', () => {
  const event = (sha256: string) => ({
    documentId: liveId,
    opinionId: null,
    type: 'versionRestored' as const,
    at: moment(1),
    actor: 'dung',
    actorRole: 'lead_drafter' as const,
    unitId: 'u1',
    payload: {
      versionId: 'v',
      name: 'Bản họp',
      sha256,
      keptVersionId: 'k',
      updateHash: sha256,
      byName: 'Dũng',
    },
  })

  test('[VR32] everybody who has the text open sees it at once, and a caret in words that stay stays there', async () => {
    const server = await started()
    const version = await server.hub.read(liveId)
    const writer = await raw(server)
    const reader = tracked(openStockClient(server.url, liveId, { user: 'lan' }))
    await synced(reader)
    const heard = writer.updates.length
    const typed = changeOf(writer.doc, () => {
      textRun(writer.doc, 1).insert(0, 'Gõ thêm. ')
      textRun(writer.doc, 2).delete(0, 6)
    })
    writer.update(typed)
    await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 1))
    const words = textRun(reader.doc, 1)
    await vi.waitFor(() => expect(words.toString()).toContain('Gõ thêm.'))
    const caret = Y.createRelativePositionFromTypeIndex(words, words.toString().indexOf('nhiệm kỳ'))
    const restored = await server.hub.restore(liveId, JSON.stringify(version?.json), async what => {
      expect(what.sha256).toBe(version?.sha256)
      expect(what.before.json).toContain('Gõ thêm.')
      return { drafts: [event(what.sha256)], expectedSeq: 1 }
    })
    expect(restored).toMatchObject({ ok: true, events: [{ seq: 2, type: 'versionRestored' }] })
    await vi.waitFor(() => expect(words.toString()).toBe('Kết quả đạt được trong nhiệm kỳ qua.'))
    expect(textRun(reader.doc, 2).toString()).toBe('Nguyên nhân chủ yếu.')
    const place = Y.createAbsolutePositionFromRelativePosition(caret, reader.doc)?.index ?? -1
    expect(words.toString().slice(place)).toBe('nhiệm kỳ qua.')
    expect((await server.hub.read(liveId))?.sha256).toBe(version?.sha256)
  })

  test('[VR32] what somebody types meanwhile comes after it and is not lost; a text that is the same stays as it is', async () => {
    const server = await started()
    const version = JSON.stringify((await server.hub.read(liveId))?.json)
    const never = () => Promise.reject(new Error('nothing is to be recorded'))
    expect(await server.hub.restore(liveId, version, never)).toEqual({ ok: false, reason: 'same' })
    const writer = await raw(server)
    const heard = writer.updates.length
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 2).insert(0, 'Một. ')))
    await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 1))
    const more = changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Gõ xen. '))
    const restored = await server.hub.restore(liveId, version, async what => {
      writer.update(more)
      await writer.roundTrip()
      return { drafts: [event(what.sha256)], expectedSeq: 1 }
    })
    expect(restored).toMatchObject({ ok: true })
    await vi.waitFor(async () =>
      expect(JSON.stringify((await server.hub.read(liveId))?.json)).toContain('Gõ xen. Kết quả'),
    )
    expect(JSON.stringify((await server.hub.read(liveId))?.json)).not.toContain('Một.')
  })

  test('[VR32] a register that moved meanwhile writes nothing', async () => {
    const server = await started()
    const version = JSON.stringify((await server.hub.read(liveId))?.json)
    const writer = await raw(server)
    const heard = writer.updates.length
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 2).insert(0, 'Một. ')))
    await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 1))
    const record = async () => ({ drafts: [event('0'.repeat(64))], expectedSeq: 7 })
    expect(await server.hub.restore(liveId, version, record)).toEqual({ ok: false, reason: 'stale', seq: 1 })
    expect(JSON.stringify((await server.hub.read(liveId))?.json)).toContain('Một.')
  })
})

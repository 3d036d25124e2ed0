// Sections that are lent: the guard refuses every change of them by anybody else, and lets pass what is next to them.

import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '#model/frame.ts'
import { decode, examineAndTake } from '../../server/sync/guard.ts'
import { readKeystroke } from '../../server/sync/keystroke.ts'
import { nothingBarred } from '../../server/sync/lent-sections.ts'
import { packStructure, unpackStructure } from '../../server/sync/packed-structure.ts'
import { seedState } from '../../server/sync/seed.ts'
import { structureOfUpdate } from '../../server/sync/structure-of-doc.ts'
import { textRun } from '../support/stock-client.ts'
import { liveDocument } from '../support/sync-server.ts'
import { changeOf, raw, started } from './live.ts'

const seed = seedState(liveDocument)

function element(parent: Y.XmlFragment, index: number): Y.XmlElement {
  const child = parent.get(index)
  if (!(child instanceof Y.XmlElement)) throw new RangeError(`no element ${index}`)
  return child
}

/** What the guard says to a change by somebody who may not write in the first section. */
function verdict(change: (first: Y.XmlElement, second: Y.XmlElement) => void): string {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed)
  const root = doc.getXmlFragment('default')
  const update = changeOf(doc, () => change(element(root, 0), element(root, 1)))
  const decoded = decode(update)
  if (!decoded) throw new Error('the change is no update')
  const finding = examineAndTake(structureOfUpdate(seed), decoded, () => true, new Set(['one']))
  return finding.ok ? 'taken' : finding.objection
}

const paragraph = () => {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText('Thêm.')])
  return made
}

describe('the guard', () => {
  test('[GT40] refuses letters, formatting, blocks, attributes and deletions in a section that another holds', () => {
    const run = (section: Y.XmlElement) => element(section, 1).get(0) as Y.XmlText
    expect(verdict(first => run(first).insert(3, 'a'))).toBe('lent section')
    expect(verdict(first => run(first).format(0, 3, { bold: {} }))).toBe('lent section')
    expect(verdict(first => run(first).delete(0, 2))).toBe('lent section')
    expect(verdict(first => first.insert(2, [paragraph()]))).toBe('lent section')
    expect(verdict(first => first.delete(2, 1))).toBe('lent section')
    expect(verdict(first => element(first, 1).setAttribute('textAlign', 'center'))).toBe('lent section')
  })

  test('[GT40] refuses the whole update when a part of it touches such a section, and takes what stands beside it', () => {
    expect(verdict((_, second) => second.insert(2, [paragraph()]))).toBe('taken')
    expect(
      verdict((first, second) => {
        second.insert(2, [paragraph()])
        first.delete(2, 1)
      }),
    ).toBe('lent section')
  })

  test('[GT41] a text that was packed away still knows its sections', async () => {
    const structure = await unpackStructure(await packStructure(structureOfUpdate(seed)))
    expect(structure.data.sections.map(({ key }) => key).sort()).toEqual(['one', 'two'])
  })
})

test('[GT42] over the socket: who does not hold the section is refused at once, who holds it writes on, and it opens again', async () => {
  let barred = new Set(['one'])
  const server = await started(undefined, {
    loans: {
      barred: (_, userId) => (userId === 'minh' ? barred : nothingBarred),
      refresh: async () => undefined,
    },
  })
  const holder = await raw(server)
  const other = await raw(server, '?user=minh')
  other.update(changeOf(other.doc, () => textRun(other.doc, 1).insert(0, 'Chen ngang. ')))
  expect(await other.closed).toBe(closeCode.refusedUpdate)
  holder.update(changeOf(holder.doc, () => textRun(holder.doc, 1).insert(0, 'Viết tiếp. ')))
  barred = new Set()
  const again = await raw(server, '?user=minh')
  await vi.waitFor(() => expect(textRun(again.doc, 1).toString()).toContain('Viết tiếp. '))
  again.update(changeOf(again.doc, () => textRun(again.doc, 1).insert(0, 'Đã mở lại. ')))
  await vi.waitFor(() => expect(textRun(holder.doc, 1).toString()).toContain('Đã mở lại. '))
  expect(textRun(holder.doc, 1).toString()).not.toContain('Chen ngang')
})

test('[GT42] over the socket: a key that follows another is refused like any other update once the section is lent', async () => {
  let barred = nothingBarred
  const loans = { barred: () => barred, refresh: async () => undefined }
  const server = await started(undefined, { loans })
  const [writer, reader] = [await raw(server), await raw(server, '?user=minh')]
  const typed = (letter: string, at: number) =>
    changeOf(writer.doc, () => textRun(writer.doc, 1).insert(at, letter))
  writer.update(typed('a', 0))
  writer.update(typed('b', 1))
  await vi.waitFor(() => expect(textRun(reader.doc, 1).toString()).toMatch(/^ab/u))
  barred = new Set(['one'])
  const key = typed('c', 2)
  expect(readKeystroke(key)).not.toBeNull()
  writer.update(key)
  expect(await writer.closed).toBe(closeCode.refusedUpdate)
  expect(textRun((await raw(server, '?user=hoa')).doc, 1).toString()).not.toContain('abc')
})

// What may enter a text and what may not, decided on bytes alone.

import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { schema } from '#model/schema.ts'
import { decode, examine, take } from '../../server/sync/guard.ts'
import { seedState } from '../../server/sync/seed.ts'
import { structureOfUpdate } from '../../server/sync/structure-of-doc.ts'
import { textRun } from '../support/stock-client.ts'
import { liveDocument } from '../support/sync-server.ts'

const seed = seedState(liveDocument)

function replica(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed)
  return doc
}

/** What the guard says to a change of the seeded document. */
function verdict(change: (doc: Y.Doc, root: Y.XmlFragment) => void): string {
  const doc = replica()
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc, doc.getXmlFragment('default')))
  return verdictOn(Y.encodeStateAsUpdate(doc, before))
}

function verdictOn(update: Uint8Array): string {
  const decoded = decode(update)
  if (!decoded) return 'undecodable'
  const structure = structureOfUpdate(seed)
  const vector = structure.stateVector()
  const finding = examine(structure, decoded)
  expect(structure.stateVector()).toEqual(vector)
  if (!finding.ok) return finding.objection
  return finding.isNew ? 'new' : 'known'
}

function element(parent: Y.XmlFragment, index: number): Y.XmlElement {
  const child = parent.get(index)
  if (!(child instanceof Y.XmlElement)) throw new RangeError(`no element ${index}`)
  return child
}

function node(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}

function bytes(...numbers: number[]): Uint8Array {
  const encoder = createEncoder()
  for (const number of numbers) writeVarUint(encoder, number)
  return toUint8Array(encoder)
}

/** In the first byte of a piece: that it names its left, or its right neighbour. */
const leftBit = 0x80
const rightBit = 0x40

/** An update of one piece by a client of its own, with nothing deleted. */
function piece(info: number, ...rest: number[]): Uint8Array {
  return Uint8Array.of(...bytes(1, 1, 4711, 0), info, ...bytes(...rest, 0))
}

describe('what changes the outline', () => {
  const cases: Record<string, (doc: Y.Doc, root: Y.XmlFragment) => void> = {
    'a section deleted': (_, root) => root.delete(1, 1),
    'all sections deleted': (_, root) => root.delete(0, 2),
    'a section added': (_, root) => root.insert(1, [node('section', node('heading'))]),
    'a paragraph beside the sections': (_, root) => root.insert(2, [node('paragraph')]),
    'a section’s key changed': (_, root) => element(root, 0).setAttribute('key', 'other'),
    'a section’s attribute removed': (_, root) => element(root, 0).removeAttribute('required'),
    'a locked heading deleted': (_, root) => element(root, 0).delete(0, 1),
    'a locked heading’s number changed': (_, root) =>
      element(element(root, 0), 0).setAttribute('label', 'V-'),
    'a locked heading unlocked': (_, root) => element(element(root, 0), 0).removeAttribute('locked'),
    'words into a locked heading': doc => textRun(doc, 0).insert(3, 'x'),
    'words out of a locked heading': doc => textRun(doc, 0).delete(0, 4),
    'a second run of text in a locked heading': (_, root) =>
      element(element(root, 0), 0).push([new Y.XmlText('x')]),
    'a block before the heading of a section': (_, root) => element(root, 0).insert(0, [node('paragraph')]),
  }
  for (const [name, change] of Object.entries(cases)) {
    test(`[SY1] ${name} is refused`, () => {
      expect(verdict(change)).toBe('outline')
    })
  }
})

describe('what the schema does not know', () => {
  const link = (href: string) => (doc: Y.Doc) => textRun(doc, 1).format(0, 3, { link: { href } })
  const deep = (levels: number): Y.XmlElement =>
    levels === 0
      ? node('paragraph')
      : node('bulletList', node('listItem', node('paragraph'), deep(levels - 1)))
  const cases: Record<string, [string, (doc: Y.Doc, root: Y.XmlFragment) => void]> = {
    'a node': ['unknown node', (_, root) => element(root, 0).push([node('iframe')])],
    'a mark': ['unknown mark', doc => textRun(doc, 1).format(0, 3, { comment: { id: '1' } })],
    'an attribute of a mark': [
      'unknown mark',
      doc => textRun(doc, 1).format(0, 3, { bold: { onclick: '1' } }),
    ],
    'a mark in a heading': [
      'unknown mark',
      (_, root) => {
        const text = new Y.XmlText()
        element(root, 0).push([node('heading', text)])
        text.insert(0, 'a', { bold: {} })
      },
    ],
    'a javascript link': ['unknown mark', link('javascript:alert(1)')],
    'a file share as a link': ['unknown mark', link('\\\\evil\\share')],
    'an attribute': [
      'unknown attribute',
      (_, root) => element(element(root, 0), 1).setAttribute('onclick', 'x'),
    ],
    'the attribute __proto__': [
      'unknown attribute',
      (_, root) => element(element(root, 0), 1).setAttribute('__proto__', 'x'),
    ],
    'the attribute constructor': [
      'unknown attribute',
      (_, root) => element(element(root, 0), 1).setAttribute('constructor', 'x'),
    ],
    'a heading that locks itself': [
      'unknown attribute',
      (_, root) => {
        const heading = node('heading')
        element(root, 0).push([heading])
        Y.XmlElement.prototype.setAttribute.call(heading, 'locked', true as unknown as string)
      },
    ],
    'another root': ['foreign root', doc => doc.getText('q').insert(0, 'x')],
    'a map as root': ['foreign root', doc => doc.getMap('__proto__').set('a', 1)],
    'text between blocks': ['wrong place', (_, root) => element(root, 0).push([new Y.XmlText('x')])],
    'a row outside a table': ['wrong place', (_, root) => element(root, 0).push([node('tableRow')])],
    'a section in a section': ['wrong place', (_, root) => element(root, 0).push([node('section')])],
    'an object inside text': ['wrong content', doc => textRun(doc, 1).insertEmbed(0, { image: 'x' })],
    'lists sixty deep': ['too deep', (_, root) => element(root, 0).push([deep(30)])],
  }
  for (const [name, [objection, change]] of Object.entries(cases)) {
    test(`[SY2] ${name} is refused`, () => {
      expect(verdict(change)).toBe(objection)
    })
  }
})

describe('what is not whole', () => {
  test('[SY3] a gap in the clocks is refused', () => {
    const doc = replica()
    textRun(doc, 1).insert(0, 'một')
    const before = Y.encodeStateVector(doc)
    textRun(doc, 1).insert(0, 'hai')
    expect(verdictOn(Y.encodeStateAsUpdate(doc, before))).toBe('gap')
  })

  test('[SY3] words after words that nobody has are refused', () => {
    const other = replica()
    textRun(other, 1).insert(0, 'của người khác')
    const doc = replica()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    const before = Y.encodeStateVector(doc)
    textRun(doc, 1).insert(5, 'chen vào')
    expect(verdictOn(Y.encodeStateAsUpdate(doc, before))).toBe('missing parent')
  })

  test('[SY3] deleting what is not written yet is refused', () => {
    const doc = replica()
    const [client, clock] = [...Y.decodeStateVector(Y.encodeStateVector(doc))][0] ?? [0, 0]
    expect(verdictOn(bytes(0, 1, client, 1, clock, 1000))).toBe('future delete')
    expect(verdictOn(bytes(0, 1, 4711, 1, 0, 5))).toBe('future delete')
  })

  test('[SY3] a client that appears twice in one update is refused', () => {
    expect(verdictOn(bytes(3, 1, 7, 0, 0, 1, 1, 8, 0, 0, 1, 1, 7, 1, 0, 1, 0))).toBe('gap')
  })

  test('[SY4] what is known already is told apart from what is new', () => {
    expect(verdictOn(seed)).toBe('known')
    expect(verdictOn(bytes(0, 0))).toBe('known')
    expect(verdict(doc => textRun(doc, 1).insert(0, 'Một '))).toBe('new')
    expect(verdict(doc => textRun(doc, 1).delete(0, 2))).toBe('new')
  })
})

test('[FA36] a piece as long as no text is refused, also when it says nothing', () => {
  const gone = (length: number) => verdictOn(bytes(1, 1, 4711, 0, 0, length, 0))
  expect(gone(5_000_000)).toBe('new')
  expect(gone(5_000_001)).toBe('gap')
})

test('[FA37] a letter between neighbours of two paragraphs is refused', () => {
  const doc = replica()
  const [left, right] = [textRun(doc, 1)._start, textRun(doc, 2)._start]
  if (!left || !right) throw new RangeError('both paragraphs have words')
  const letter = 4 | leftBit | rightBit
  const between = (from: Y.ID, to: Y.ID) =>
    piece(letter, from.client, from.clock, to.client, to.clock, 1, 120)
  const next = new Y.ID(left.id.client, left.id.clock + 1)
  expect(verdictOn(between(left.id, next))).toBe('new')
  expect(verdictOn(between(left.id, right.id))).toBe('torn')
})

test('[FA38] an attribute of what is locked is refused also by an update that does not say that the old one goes', () => {
  const root = replica().getXmlFragment('default')
  const value = 8 | leftBit
  const after = (item: Y.Item | undefined) => {
    if (!item) throw new RangeError('the attribute is set')
    return piece(value, item.id.client, item.id.clock, 1, 119, 1, 120)
  }
  const [section, paragraph] = [element(root, 0), element(element(root, 0), 1)]
  expect(verdictOn(after(paragraph._map.get('id')))).toBe('new')
  expect(verdictOn(after(section._map.get('key')))).toBe('outline')
})

test.each<[string, unknown, string]>([
  ['an object', { left: 1 }, 'unknown attribute'],
  ['a list in a list', [[1]], 'unknown attribute'],
  ['a list of 101', Array.from({ length: 101 }, () => 1), 'unknown attribute'],
  ['2,001 letters', 'x'.repeat(2001), 'unknown attribute'],
  ['no number', Number.POSITIVE_INFINITY, 'unknown attribute'],
  ['2,000 letters', 'x'.repeat(2000), 'new'],
  ['a list of 100', Array.from({ length: 100 }, () => 1), 'new'],
])('[FA41] %s as the value of an attribute: flat and short ones come in alone', (_, value, expected) => {
  const set = Y.XmlElement.prototype.setAttribute as (name: string, value: unknown) => void
  expect(verdict((_doc, root) => set.call(element(element(root, 0), 1), 'textAlign', value))).toBe(expected)
})

test('[FA22] an attribute set several times while cut off comes in, with what undo still keeps of it', () => {
  const doc = replica()
  const undo = new Y.UndoManager(doc.getXmlFragment('default'), { captureTimeout: 0 })
  const before = Y.encodeStateVector(doc)
  const root = doc.getXmlFragment('default')
  element(root, 1).push([node('heading')])
  const heading = element(element(root, 1), 2)
  for (const label of ['1.', '2.', '3.']) heading.setAttribute('label', label)
  const merged = decode(Y.encodeStateAsUpdate(doc, before))
  const lengths = merged?.structs.map(struct => struct.length) ?? []
  expect(Math.max(...lengths)).toBe(2) // Yjs puts the two values that undo keeps into one piece
  expect(verdictOn(Y.encodeStateAsUpdate(doc, before))).toBe('new')
  Y.XmlElement.prototype.setAttribute.call(heading, 'locked', true as unknown as string)
  heading.setAttribute('label', '4.')
  expect(verdictOn(Y.encodeStateAsUpdate(doc, before))).toBe('unknown attribute')
  undo.destroy()
})

test('[FA27] a list item that two people have left without its paragraph keeps its words in an editor that opens it', () => {
  const doc = replica()
  const text = new Y.XmlText('chủ yếu')
  element(doc.getXmlFragment('default'), 1).push([
    node('bulletList', node('listItem', node('bulletList', node('listItem', node('paragraph', text))))),
  ])
  const opened = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment('default'), schema)
  opened.check()
  expect(opened.textContent).toContain('chủ yếu')
  expect(schema.nodes['listItem']?.contentMatch.defaultType?.name).toBe('paragraph')
})

/** A generator with a fixed seed: numbers below `limit`. */
function dice(start: number): (limit: number) => number {
  let state = start
  return limit => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >> 8) % limit
  }
}

function blocksOf(doc: Node): ResolvedPos[] {
  const found: ResolvedPos[] = []
  doc.descendants((block, position) => {
    if (block.type.name === 'paragraph') found.push(doc.resolve(position + 1))
  })
  return found
}

/** One edit as somebody makes it in the editor: typing, deleting, formatting, Enter, a heading, a list, a table, a join. */
function edited(doc: Node, roll: (limit: number) => number): Node {
  const blocks = blocksOf(doc)
  const at = blocks[roll(blocks.length)]
  if (!at) return doc
  const length = at.parent.content.size
  const from = at.start() + roll(length + 1)
  const to = Math.min(at.end(), from + roll(6))
  const transform = new Transform(doc)
  const paragraphs = Fragment.from([
    schema.node('paragraph', { id: `n${roll(1e6)}` }, schema.text('chữ mới')),
  ])
  const inSection = at.depth === 2 ? at.after() : null
  switch (roll(8)) {
    case 0:
      transform.delete(from, to)
      break
    case 1:
      if (to > from) transform.addMark(from, to, schema.mark(roll(2) === 0 ? 'bold' : 'italic'))
      break
    case 2:
      transform.split(from)
      break
    case 3:
      if (inSection !== null)
        transform.insert(inSection, schema.node('heading', { id: `h${roll(1e6)}` }, schema.text('Mục')))
      break
    case 4:
      if (inSection !== null)
        transform.insert(
          inSection,
          schema.node('bulletList', null, schema.node('listItem', null, paragraphs)),
        )
      break
    case 5:
      if (inSection !== null) {
        const cell = schema.node('tableCell', { colwidth: [80] }, paragraphs)
        transform.insert(
          inSection,
          schema.node('table', { id: `t${roll(1e6)}` }, schema.node('tableRow', null, [cell, cell])),
        )
      }
      break
    default:
      transform.insert(from, schema.text('thêm chữ '.slice(0, 1 + roll(8))))
  }
  return transform.doc
}

test('[SY5] honest edits of three people, out of step, are all let in', () => {
  const roll = dice(20261122)
  const structure = structureOfUpdate(seed)
  const server = replica()
  const people = [replica(), replica(), replica()]
  const waiting: Uint8Array[][] = [[], [], []]
  for (const [index, doc] of people.entries()) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server') return
      const decoded = decode(update)
      const finding = decoded && examine(structure, decoded)
      if (!decoded || !finding?.ok) throw new Error(`refused: ${JSON.stringify(finding)}`)
      take(structure, decoded)
      Y.applyUpdate(server, update)
      for (const [other, queue] of waiting.entries()) if (other !== index) queue.push(update)
    })
  }
  let edits = 0
  for (let round = 0; round < 400; round += 1) {
    const index = roll(3)
    const doc = people[index]
    const queue = waiting[index]
    if (!doc || !queue) continue
    if (roll(3) === 0) for (const update of queue.splice(0)) Y.applyUpdate(doc, update, 'server')
    const root = doc.getXmlFragment('default')
    const before = yXmlFragmentToProseMirrorRootNode(root, schema)
    const after = edited(before, roll)
    if (after.eq(before)) continue
    after.check()
    updateYFragment(doc, root, after, { mapping: new Map(), isOMark: new Map() })
    edits += 1
  }
  expect(edits).toBeGreaterThan(200)
  expect(structure.stateVector()).toEqual(Y.decodeStateVector(Y.encodeStateVector(server)))
  const known = decode(Y.encodeStateAsUpdate(server))
  expect(known && examine(structure, known)).toMatchObject({ ok: true, writers: [] })
})

const damagedUpdates = 100_000

test(`[SY6] ${damagedUpdates} damaged updates never get half in`, () => {
  const roll = dice(7)
  const doc = replica()
  textRun(doc, 1).insert(0, 'Một hai ba ')
  textRun(doc, 2).format(0, 4, { bold: {} })
  const good = Y.encodeStateAsUpdate(doc)
  const structure = structureOfUpdate(seed)
  let accepted = 0
  for (let round = 0; round < damagedUpdates; round += 1) {
    const whole = Uint8Array.from(good)
    for (let hit = 0; hit <= roll(6); hit += 1) whole[roll(whole.length)] = roll(256)
    const bad = roll(3) === 0 ? whole.slice(0, roll(whole.length)) : whole
    const decoded = decode(bad)
    if (!decoded || !examine(structure, decoded).ok) continue
    accepted += 1
    const copy = replica()
    Y.applyUpdate(copy, bad)
    expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null])
  }
  expect(accepted).toBeLessThan(damagedUpdates)
})

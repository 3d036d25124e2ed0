// The page's text, read section by section, beside a plain reading of the whole.

import { type Node, Schema } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import { blockAt, densely, occurrences, resolveAnchor, resolveIn, textMap } from '#model/anchor.ts'
import { pageText, wordsIn } from '../../../editor/extensions/text-map.ts'

const schema = new Schema({
  nodes: {
    doc: { content: 'section+' },
    section: { content: '(paragraph | list)*', attrs: { key: { default: '' } } },
    list: { content: 'paragraph+' },
    paragraph: { content: 'inline*', attrs: { id: { default: '' } } },
    text: { group: 'inline' },
    hardBreak: { group: 'inline', inline: true },
    footnote: { group: 'inline', inline: true },
  },
})

/** Numbers that look like chance, the same for the same seed. */
function seededBelow(seed: number): (limit: number) => number {
  let state = seed
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

const words = ['phát triển', 'đội ngũ', 'cán bộ', 'các cấp', '3.150', 'a']

function randomDoc(below: (limit: number) => number): Node {
  let nextId = 0
  const paragraph = () => {
    const inline = Array.from({ length: below(4) }, () =>
      below(4) > 0
        ? schema.text(`${words[below(words.length)]} `)
        : schema.node(below(2) === 0 ? 'footnote' : 'hardBreak'),
    )
    nextId += 1
    return schema.node('paragraph', { id: `b${nextId}` }, inline)
  }
  const sections = Array.from({ length: 1 + below(4) }, (_, at) => {
    const blocks = Array.from({ length: below(4) }, () =>
      below(5) === 0 ? schema.node('list', null, [paragraph(), paragraph()]) : paragraph(),
    )
    return schema.node('section', { key: `s${at}` }, blocks)
  })
  return schema.node('doc', null, sections)
}

/** The blocks of a document, with the position of the first character of each. */
function plainly(doc: Node) {
  const blocks: { id: string; sectionKey: string; text: string; position: number }[] = []
  doc.forEach((section, sectionAt) => {
    section.descendants((node, at) => {
      if (!node.isTextblock) return true
      const [id, sectionKey] = [String(node.attrs['id']), String(section.attrs['key'])]
      blocks.push({ id, sectionKey, text: wordsIn(node), position: sectionAt + at + 2 })
      return false
    })
  })
  return blocks
}

function expectSame(doc: Node, below: (limit: number) => number): void {
  const blocks = plainly(doc)
  const map = textMap(blocks)
  const page = pageText(doc)
  expect(page.text).toBe(map.text)
  expect(page.map).toEqual(map)
  for (let offset = 0; offset <= map.text.length + 1; offset++) {
    const block = blockAt(map, offset)
    expect(page.blockAt(offset)).toEqual(block)
    if (block) expect(page.offsetOf(page.positionOf(offset))).toBe(offset)
  }
  for (const [index, { id, position }] of blocks.entries()) {
    expect(page.blockNamed(id)).toEqual(map.blocks[index])
    expect(page.offsetOf(position)).toBe(map.blocks[index]?.start)
  }
  for (let look = 0; look < 4; look++) {
    const from = below(map.text.length + 1)
    const quote = map.text.slice(from, from + 1 + below(14)) || 'không có'
    const anchor = { quote: below(3) === 0 ? `${quote}x` : quote, blockId: `b${1 + below(8)}` }
    const sectionKey = below(2) === 0 ? null : `s${below(4)}`
    expect(resolveIn(page, anchor, sectionKey, null)).toEqual(resolveAnchor(map, anchor, sectionKey, null))
  }
}

test('[UI1243] a text read section by section is the text, whatever was written since it was read first', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const below = seededBelow(seed)
    let doc = randomDoc(below)
    try {
      expectSame(doc, below)
      for (let edit = 0; edit < 3; edit++) {
        const places = plainly(doc)
        const place = places[below(places.length)]
        if (!place) break
        doc = new Transform(doc).insert(place.position, schema.text(words[below(words.length)] ?? 'b')).doc
        expectSame(doc, below)
      }
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
})

test('[AN90] words are found over the ends of sections, whatever white space stands between them; a no is never wrong', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const below = seededBelow(seed)
    const doc = randomDoc(below)
    const map = textMap(plainly(doc))
    const page = pageText(doc)
    const dense = densely(map.text)
    for (let look = 0; look < 12; look++) {
      const [from, at] = [below(map.text.length + 1), below(dense.length + 1)]
      const words = map.text.slice(from, from + 1 + below(20))
      const letters = dense.slice(at, at + 1 + below(30)) || dense
      const spread = [...letters].map(letter => (below(3) === 0 ? `${letter} ` : letter)).join('')
      const anchor = { quote: spread || 'x' }
      expect(page.slice(from, from + words.length), `seed ${seed}`).toBe(words)
      expect(page.offsetsOf(words), `seed ${seed}`).toEqual(occurrences(map.text, words))
      expect(page.mayHold(letters) || letters === '', `seed ${seed}`).toBe(true)
      expect(page.mayHold(`${letters}x`), `seed ${seed}`).toBe(false)
      expect(resolveIn(page, anchor, null, null), `seed ${seed}`).toEqual(
        resolveAnchor(map, anchor, null, null),
      )
    }
  }
})

test('[AN91] words that stand nowhere are looked for without putting the whole text together', () => {
  const paragraph = schema.node('paragraph', { id: 'b1' }, schema.text('Phát triển đội ngũ cán bộ các cấp.'))
  const page = pageText(schema.node('doc', null, [schema.node('section', { key: 's0' }, paragraph)]))
  Object.defineProperty(page, 'text', {
    get: () => {
      throw new Error('the whole text was asked for')
    },
  })
  expect(resolveIn(page, { quote: 'Câu này đã bị bỏ đi' }, 's0', null)).toMatchObject({ status: 'section' })
  expect(resolveIn(page, { quote: 'Phát triển cán bộ các cấp' }, 's0', null)).toMatchObject({
    status: 'probable',
  })
  expect(resolveIn(page, { quote: 'đội ngũ' }, 's0', null)).toMatchObject({ status: 'exact-moved' })
})

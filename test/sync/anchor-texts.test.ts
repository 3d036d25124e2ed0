// Anchors in a real shared text after each edit of the trial (review §2.3): two replicas, Yjs's own positions, the server's
// resolver.

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { PlaceStatus } from '#model/anchor.ts'
import { seedState } from '../../server/sync/seed.ts'
import { jsonOf } from '../../server/sync/text-jobs.ts'
import {
  anchorOn,
  block,
  exchange,
  fateOf,
  Replica,
  runsOf,
  textIn,
  twoReplicas,
} from '../support/two-texts.ts'

const quote = 'Tiến độ giải ngân còn chậm so với yêu cầu'
const paragraphs = [
  'Xã có 12 thôn, dân số 8.400 người, phần lớn làm nông nghiệp.',
  `Đạt chỉ tiêu thu. ${quote}. Ba công trình phải gia hạn.`,
  'Công tác phát triển đảng viên đạt kế hoạch năm.',
]
const from = 'Đạt chỉ tiêu thu. '.length
const to = from + quote.length
const half = quote.indexOf(' giải ngân')

interface Scenario {
  readonly name: string
  readonly edit: (a: Replica, b: Replica) => void
  readonly status: PlaceStatus
  /** Words at the place; left out = the quote. */
  readonly words?: string
}

/** Splits block `index` at an offset into two, as Enter does through the binding: the rest goes into a new block. */
const split =
  (at: number, index = 1) =>
  (a: Replica) =>
    a.change(section => {
      const rest = runsOf(section.get(index), at)
      textIn(section.get(index)).delete(at, textIn(section.get(index)).length - at)
      section.insert(index + 1, [block(rest)])
    })
/** Splits before an offset the other way round: the words go into a new block. */
const rewrite = (a: Replica, blocks: (runs: ReturnType<typeof runsOf>) => Y.XmlElement[], to2 = 1) =>
  a.change(section => {
    const made = blocks(runsOf(section.get(1)))
    section.delete(1, 1)
    section.insert(to2, made)
  })
const wrap = (element: Y.XmlElement): Y.XmlElement => {
  const [listNode, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')]
  item.insert(0, [element])
  listNode.insert(0, [item])
  return listNode
}
const plain = (runs: readonly { insert: string }[]) => [{ insert: runs.map(run => run.insert).join('') }]
const undo = (a: Replica) => a.undo.undo()

const scenarios: readonly Scenario[] = [
  {
    name: 'somebody types before the words',
    edit: a => a.change(s => textIn(s.get(1)).insert(0, 'Cơ bản ')),
    status: 'exact',
  },
  { name: 'the block is split after the words', edit: split(to + 1), status: 'exact' },
  {
    name: 'the next block is joined to it',
    edit: a =>
      a.change(s => {
        textIn(s.get(1)).insert(textIn(s.get(1)).length, String(textIn(s.get(2))))
        s.delete(2, 1)
      }),
    status: 'exact',
  },
  {
    name: 'the words are put in bold',
    edit: a => a.change(s => textIn(s.get(1)).format(from, 10, { bold: {} })),
    status: 'exact',
  },
  {
    name: 'another paragraph is moved over it',
    edit: a =>
      a.change(s => {
        const runs = runsOf(s.get(2))
        s.delete(2, 1)
        s.insert(0, [block(runs)])
      }),
    status: 'exact',
  },
  {
    name: 'the block is split and the split undone',
    edit: a => {
      split(to + 1)(a)
      undo(a)
    },
    status: 'exact',
  },
  {
    name: 'the words are deleted and come back by undo',
    edit: a => {
      a.change(s => textIn(s.get(1)).delete(from, quote.length))
      undo(a)
    },
    status: 'exact-moved',
  },
  {
    name: 'somebody types inside the words',
    edit: a => a.change(s => textIn(s.get(1)).insert(from + quote.indexOf('chậm'), 'rất ')),
    status: 'changed',
    words: quote.replace('chậm', 'rất chậm'),
  },
  { name: 'Enter is pressed before the words', edit: split(from), status: 'exact-moved' },
  {
    name: 'the other person presses Enter before the words',
    edit: (_, b) => split(from)(b),
    status: 'exact-moved',
  },
  {
    name: 'Enter is pressed inside the words',
    edit: split(from + half),
    status: 'split',
    words: `${quote.slice(0, half)}\n${quote.slice(half)}`,
  },
  {
    name: 'it is joined with the paragraph before',
    edit: a =>
      a.change(s => {
        const runs = [...runsOf(s.get(0)), ...runsOf(s.get(1))]
        s.delete(0, 2)
        s.insert(0, [block(runs, 'paragraph', 'p0')])
      }),
    status: 'exact-moved',
  },
  {
    name: 'the paragraph becomes a heading',
    edit: a => rewrite(a, runs => [block(runs, 'heading', 'p1')]),
    status: 'exact-moved',
  },
  {
    name: 'the paragraph becomes an item of a list',
    edit: a => rewrite(a, runs => [wrap(block(runs, 'paragraph', 'p1'))]),
    status: 'exact-moved',
  },
  {
    name: 'the paragraph is cut and pasted elsewhere',
    edit: a => rewrite(a, runs => [block(runs)], 2),
    status: 'exact-moved',
  },
  {
    name: 'the paragraph is dragged',
    edit: a => rewrite(a, runs => [block(runs, 'paragraph', 'p1')], 0),
    status: 'exact-moved',
  },
  {
    name: 'it is cut and pasted as plain text',
    edit: a => rewrite(a, runs => [block(plain(runs))], 2),
    status: 'exact-moved',
  },
  {
    name: 'the paragraph is deleted and comes back by undo',
    edit: a => {
      a.change(s => s.delete(1, 1))
      undo(a)
    },
    status: 'exact-moved',
  },
  {
    name: 'everything is deleted and comes back by undo',
    edit: a => {
      a.change(s => s.delete(0, s.length))
      undo(a)
    },
    status: 'exact-moved',
  },
  {
    name: 'the paragraph is written anew, most of it the same',
    edit: a =>
      rewrite(a, () => [
        block(
          [{ insert: 'Thu đạt kế hoạch; Tiến độ giải ngân đã chậm so với yêu cầu đề ra.' }],
          'paragraph',
          'p1',
        ),
      ]),
    status: 'probable',
    words: 'Tiến độ giải ngân đã chậm so với yêu cầu',
  },
  {
    name: 'an older version is set as content',
    edit: a =>
      a.change(s => {
        const texts = s.toArray().map(element => plain(runsOf(element)))
        s.delete(0, s.length)
        s.insert(
          0,
          texts.map((runs, index) => block(runs, 'paragraph', `p${index}`)),
        )
      }),
    status: 'exact-moved',
  },
  {
    name: 'the fragment is seeded anew',
    edit: a =>
      a.doc.transact(() => {
        const fragment = a.doc.getXmlFragment('default')
        const section = new Y.XmlElement('section')
        section.setAttribute('key', 's')
        section.insert(
          0,
          paragraphs.map(insert => block([{ insert }])),
        )
        fragment.delete(0, fragment.length)
        fragment.insert(0, [section])
      }),
    status: 'exact-moved',
  },
  {
    name: 'the paragraph is copied',
    edit: a => a.change(s => s.insert(2, [block(plain(runsOf(s.get(1))))])),
    status: 'exact',
  },
  {
    name: 'both move it while they are apart',
    edit: (a, b) => {
      for (const [replica, target] of [
        [a, 0],
        [b, 2],
      ] as const)
        rewrite(replica, runs => [block(runs, 'paragraph', 'p1')], target)
    },
    status: 'exact-moved',
  },
  {
    name: 'the words are replaced entirely',
    edit: a =>
      a.change(s => {
        textIn(s.get(1)).delete(from, quote.length)
        textIn(s.get(1)).insert(from, 'Số liệu khác hẳn')
      }),
    status: 'block',
    words: 'Đạt chỉ tiêu thu. Số liệu khác hẳn. Ba công trình phải gia hạn.',
  },
  {
    name: 'the words are deleted for good',
    edit: a => a.change(s => textIn(s.get(1)).delete(from, quote.length)),
    status: 'block',
    words: 'Đạt chỉ tiêu thu. . Ba công trình phải gia hạn.',
  },
  {
    name: 'the paragraph is deleted for good',
    edit: a => a.change(s => s.delete(1, 1)),
    status: 'section',
    words: paragraphs[0] ?? '',
  },
]

describe('each edit of the trial', () => {
  test.each(scenarios)('[RO48] two replicas: $name', ({ edit, status, words = quote }) => {
    const [a, b] = twoReplicas(paragraphs)
    const anchor = anchorOn(a, 1, from, to)
    exchange(a, b)
    edit(a, b)
    exchange(a, b)
    expect([fateOf(b, anchor).place.status, fateOf(b, anchor).words]).toEqual([status, words])
    expect(fateOf(a, anchor).words).toBe(words) // who undid something knows more: there it may be surer
    for (const { mayWrite, words: there } of [fateOf(a, anchor), fateOf(b, anchor)])
      if (mayWrite) expect(there).toBe(quote)
  })

  test('[RO48] the report comes back from Word as a new document', () => {
    const [a] = twoReplicas(paragraphs)
    const anchor = anchorOn(a, 1, from, to)
    const fresh = new Replica(3)
    const section = { type: 'section', attrs: { key: 's', required: true } }
    const content = paragraphs.map((text, index) => ({
      type: 'paragraph',
      attrs: { id: `w${index}`, textAlign: null },
      content: [{ type: 'text', text }],
    }))
    const heading = {
      type: 'heading',
      attrs: { id: 'h', level: 1, label: '', locked: true },
      content: [{ type: 'text', text: 'I' }],
    }
    Y.applyUpdate(
      fresh.doc,
      seedState({ type: 'doc', content: [{ ...section, content: [heading, ...content] }] }),
    )
    expect(JSON.stringify(jsonOf(fresh.doc))).toContain(quote)
    expect(fateOf(fresh, anchor)).toMatchObject({ place: { status: 'exact-moved' }, words: quote })
  })

  test('[RO48] of a text where the words stand twice and nothing tells them apart, nothing is written', () => {
    const [a, b] = twoReplicas(['Một.', `${quote}.`, 'Hai.'])
    const anchor = anchorOn(a, 1, 0, quote.length)
    exchange(a, b)
    rewrite(b, runs => [block(plain(runs)), block(plain(runs))])
    exchange(a, b)
    expect(fateOf(a, { quote: anchor.quote })).toMatchObject({
      place: { status: 'ambiguous' },
      mayWrite: false,
    })
    expect(fateOf(a, anchor).mayWrite).toBe(false)
  })
})

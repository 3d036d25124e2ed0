// Two states of a long report compared: the model alone, without server and page.

import { compareTexts } from '#model/compare.ts'
import type { NodeJson } from '#model/content.ts'
import { editedText } from '../support/edited-text.ts'
import { numberedSentence, seeded } from './long-text.ts'
import { median, percentile, table, verdict } from './table.ts'

const lengths = [20, 100, 300] // pages of about 350 words
const paragraphsAPage = 6
const wordsEach = 58
const share = 0.1
const rounds = 9
const limitMs = 500

/** Times of a comparison by length; as Markdown. */
export async function benchCompare(): Promise<string> {
  const rows = lengths.map(pages => {
    const before = reportOf(pages)
    const after = editedText(before, 20_260_503, share)
    let changed = 0
    const times = Array.from({ length: rounds }, () => {
      const begun = performance.now()
      changed = compareTexts(before, after).filter(({ change }) => change !== 'kept').length
      return performance.now() - begun
    })
    const isLimited = pages === 300
    return [
      `compare ${pages} pages`,
      changed,
      median(times),
      percentile(times, 0.99),
      isLimited ? verdict(percentile(times, 0.99), limitMs) : '',
    ]
  })
  const head = ['vankien', 'blocks not kept', 'p50 ms', 'p99 ms', `≤ ${limitMs} ms`]
  return [`About ${share * 100} % of the blocks are touched; ${rounds} rounds.`, '', table(head, rows)].join(
    '\n',
  )
}

function reportOf(pages: number): NodeJson {
  const random = seeded(20_260_722)
  const paragraphs = Array.from({ length: pages * paragraphsAPage }, (_, index) => ({
    type: 'paragraph',
    attrs: { id: `p${index}`, textAlign: null },
    content: [{ type: 'text', text: numberedSentence(index + 1, wordsEach, random) }],
  }))
  const perSection = paragraphsAPage * 10
  const sections = Array.from({ length: Math.ceil(paragraphs.length / perSection) }, (_, index) => ({
    type: 'section',
    attrs: { key: `s.${index + 1}`, required: true },
    content: [
      {
        type: 'heading',
        attrs: { id: `h${index}`, level: 2, label: '', locked: true },
        content: [{ type: 'text', text: `Nội dung ${index + 1}` }],
      },
      ...paragraphs.slice(index * perSection, (index + 1) * perSection),
    ],
  }))
  return { type: 'doc', content: sections }
}

// Random documents as the editor makes them, each with the outline it began with: what a clean Word file can say in full.

import fc from 'fast-check'
import type { NodeJson } from '#model/content.ts'
import { freshDocument } from '#model/outline.ts'
import type { SectionTemplate, Template } from '#templates/template.ts'

const word = fc.constantFrom('Đảng', 'ủy xã', 'nghĩa', 'chè 118', '“vượt”', '𠀋', 'a&b', '<w:t>', 'CURRENT')
const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' '))
const looks = fc.subarray(['bold', 'italic', 'underline', 'strike', 'superscript'], { maxLength: 2 })
const marks = fc
  .tuple(looks, fc.option(fc.constant('https://mau.vn/?a&b'), { freq: 5 }))
  .map(([types, href]) => [
    ...(href === null ? [] : [{ type: 'link', attrs: { href } }]),
    ...types.map(type => ({ type })),
  ])
const inline = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(phrase, marks, fc.constantFrom('', ' ', '\t'))
      .map(([text, own, end]): NodeJson => ({ type: 'text', text: text + end, marks: own })),
  },
  { weight: 1, arbitrary: fc.constant<NodeJson>({ type: 'hardBreak' }) },
  {
    weight: 1,
    arbitrary: phrase.map((words): NodeJson => ({ type: 'footnote', attrs: { text: `Nguồn: ${words}` } })),
  },
)
const lead = fc.tuple(phrase, marks).map(([text, own]): NodeJson => ({ type: 'text', text, marks: own }))
const align = fc.constantFrom(null, null, 'left', 'center', 'right', 'justify')
const paragraph = fc.tuple(lead, fc.array(inline, { maxLength: 3 }), align).map(
  ([first, rest, textAlign]): NodeJson => ({
    type: 'paragraph',
    attrs: { id: null, textAlign },
    content: [first, ...rest],
  }),
)
const figure = fc.constantFrom('12', '1.250', '3,8%').map(
  (text): NodeJson => ({
    type: 'paragraph',
    attrs: { id: null, textAlign: null },
    content: [{ type: 'text', text }],
  }),
)
const blank: NodeJson = { type: 'paragraph', attrs: { id: null, textAlign: null } }

const { list } = fc.letrec<{ list: NodeJson }>(tie => ({
  list: fc
    .tuple(
      fc.constantFrom('bulletList', 'orderedList'),
      fc.integer({ min: 1, max: 12 }),
      fc.array(
        fc.tuple(
          paragraph,
          fc.oneof(
            { maxDepth: 2, depthSize: 'small' },
            { weight: 3, arbitrary: fc.constant<NodeJson[]>([]) },
            { weight: 1, arbitrary: tie('list').map(one => [one]) },
          ),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([type, start, items]) => ({
      type,
      attrs: type === 'orderedList' ? { id: null, start } : { id: null },
      content: items.map(([first, deeper]) => ({ type: 'listItem', content: [first, ...deeper] })),
    })),
}))

const cellBlocks = fc.oneof(
  { weight: 2, arbitrary: paragraph.map(one => [one]) },
  { weight: 1, arbitrary: figure.map(one => [one]) },
  { weight: 1, arbitrary: fc.constant([blank]) },
  { weight: 1, arbitrary: fc.tuple(paragraph, list, paragraph) },
  { weight: 1, arbitrary: list.map(one => [one]) },
)

/** A table with its header rows, widths and one merged block, all of it on a full grid. */
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 1 }))
  .chain(([columns, bodyRows, headerRows]) =>
    fc.record({
      caption: fc.constantFrom('', 'Bảng 1. Kết quả <năm>'),
      columns: fc.constant(columns),
      headerRows: fc.constant(headerRows),
      widths: fc.option(
        fc.array(fc.integer({ min: 60, max: 400 }), { minLength: columns, maxLength: columns }),
      ),
      cells: fc.array(fc.array(cellBlocks, { minLength: columns, maxLength: columns }), {
        minLength: headerRows + bodyRows,
        maxLength: headerRows + bodyRows,
      }),
      merge: fc.option(
        fc.record({
          row: fc.integer({ min: headerRows, max: headerRows + bodyRows - 1 }),
          column: fc.integer({ min: 0, max: columns - 1 }),
          down: fc.integer({ min: 1, max: bodyRows }),
          across: fc.integer({ min: 1, max: columns }),
        }),
      ),
    }),
  )
  .map(({ caption, columns, headerRows, widths, cells, merge }): NodeJson => {
    const height = cells.length
    const across = merge ? Math.min(merge.across, columns - merge.column) : 1
    // A row that holds nothing but what is merged from above is no row.
    const down = merge && across < columns ? Math.min(merge.down, height - merge.row) : 1
    const isCovered = (y: number, x: number) =>
      merge !== null &&
      y >= merge.row &&
      y < merge.row + down &&
      x >= merge.column &&
      x < merge.column + across &&
      !(y === merge.row && x === merge.column)
    return {
      type: 'table',
      attrs: { id: null, tableId: null, caption },
      content: cells.map((row, y) => ({
        type: 'tableRow',
        content: row.flatMap((content, x): NodeJson[] => {
          if (isCovered(y, x)) return []
          const isMerged = merge?.row === y && merge.column === x
          const colspan = isMerged ? across : 1
          return [
            {
              type: y < headerRows ? 'tableHeader' : 'tableCell',
              attrs: {
                colspan,
                rowspan: isMerged ? down : 1,
                colwidth: widths ? widths.slice(x, x + colspan) : null,
              },
              content: y < headerRows ? content.map(withoutBold) : [...content],
            },
          ]
        }),
      })),
    }
  })

/** A header cell is bold by itself. */
function withoutBold(node: NodeJson): NodeJson {
  return {
    ...node,
    ...(node.marks ? { marks: node.marks.filter(({ type }) => type !== 'bold') } : {}),
    ...(node.content ? { content: node.content.map(withoutBold) } : {}),
  }
}

const block = (above: number) =>
  fc.oneof(
    { weight: 5, arbitrary: paragraph },
    { weight: 2, arbitrary: list },
    { weight: 2, arbitrary: table },
    ...(above >= 4
      ? []
      : [
          {
            weight: 2,
            arbitrary: fc
              .tuple(
                fc.integer({ min: above + 1, max: 4 }),
                fc.constantFrom('', '1.', '2.', 'a)', 'đ)', 'III-'),
                phrase,
              )
              .map(
                ([level, label, text]): NodeJson => ({
                  type: 'heading',
                  attrs: { id: null, level, label: level === 1 ? '' : label, locked: false },
                  content: [{ type: 'text', text }],
                }),
              ),
          },
        ]),
  )

const labelsOf = [[''], ['Phần thứ nhất', 'Phần thứ hai'], ['I-', 'II-', 'V-'], ['1.', '4.', '']] as const
const names = ['Mở đầu', 'Tình hình chung', 'Xây dựng Đảng', 'Bài học', 'Phương hướng'] as const

const sectionOf = (index: number) =>
  fc
    .tuple(fc.constantFrom(0, 1, 2, 3), fc.integer({ min: 0, max: 2 }), fc.boolean())
    // No outline has headings within a section whose own is not printed.
    .map(([level, subs, isLandscape]) => [level, level === 0 ? 0 : subs, isLandscape] as const)
    .chain(([level, subheadings, isLandscape]) =>
      fc.record({
        level: fc.constant(level as 0 | 1 | 2 | 3),
        isLandscape: fc.constant(isLandscape),
        label: fc.constantFrom(...(labelsOf[level] ?? ([''] as const))),
        first: paragraph,
        // What stands before the first locked heading within it, then under each.
        blocks: fc.array(fc.array(block(level), { maxLength: 3 }), {
          minLength: subheadings + 1,
          maxLength: subheadings + 1,
        }),
      }),
    )
    .map(({ level, isLandscape, label, first, blocks }) => {
      const name = names[index] ?? ''
      const key = `s.${index}`
      const section: SectionTemplate = {
        key,
        label,
        title: name,
        short: name,
        level,
        required: true,
        subheadings: blocks.slice(1).map((_, sub) => ({
          label: ['a)', 'b)'][sub] ?? '',
          title: `Ý ${sub + 1} của ${name.toLowerCase()}`,
        })),
        mustContain: [],
        questions: [],
        example: null,
        budget: null,
        tables: [],
        orientation: isLandscape ? 'landscape' : 'portrait',
      }
      // Without a printed heading its first words are its mark.
      return { section, blocks: blocks.map((own, at) => (at === 0 && level === 0 ? [first, ...own] : own)) }
    })

const budget = { value: 5_000, source: 'thử', confidence: 'P' } as const

/** A template, and a document begun from it with text under its headings. */
export const randomDraft = fc
  .integer({ min: 1, max: names.length })
  .chain(count => fc.tuple(...Array.from({ length: count }, (_, index) => sectionOf(index))))
  .map(all => {
    const template: Template = {
      id: 'random',
      version: 1,
      title: 'Thử',
      typeName: 'BÁO CÁO',
      subjectPattern: 'thử',
      symbol: 'BC',
      budget,
      sections: all.map(({ section }) => section),
      tables: [],
      review: null,
      source: 'thử',
      confidence: 'P',
    }
    const fresh = freshDocument(template, () => 'x')
    const sections = (fresh.content ?? []).map((section, index): NodeJson => {
      const headings = (section.content ?? []).filter(({ type }) => type === 'heading')
      const blocks = all[index]?.blocks ?? []
      return { ...section, content: headings.flatMap((heading, at) => [heading, ...(blocks[at] ?? [])]) }
    })
    let lastId = 0
    const withIds = (node: NodeJson): NodeJson => {
      const attrs = node.attrs && 'id' in node.attrs ? { attrs: { ...node.attrs, id: `b${++lastId}` } } : {}
      return { ...node, ...attrs, ...(node.content ? { content: node.content.map(withIds) } : {}) }
    }
    return { template, doc: withIds({ type: 'doc', content: sections }) }
  })

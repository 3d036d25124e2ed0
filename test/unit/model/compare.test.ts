// Two states of a text compared: both can be read off the comparison, and what moved, changed, came and went is named so.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ComparedBlock, compareTexts } from '#model/compare.ts'
import { type NodeJson, stringAttr, textBlocksOf } from '#model/content.ts'
import { editedText } from '../../support/edited-text.ts'
import { randomDocument } from '../../word/random-documents.ts'
import { cell, doc, heading, list, paragraph, section, table, text } from '../word/small.ts'

const seed = Number(process.env['FC_SEED'] ?? 20_260_503)

/** One of the two texts, read off a comparison: the words of its text blocks with their marks. */
function sideOf(blocks: readonly ComparedBlock[], side: 'before' | 'after'): string[] {
  const goneBlocks: readonly string[] = side === 'before' ? ['added', 'moved'] : ['removed', 'movedAway']
  const goneRuns = side === 'before' ? 'added' : 'struck'
  return blocks
    .filter(({ change }) => !goneBlocks.includes(change))
    .flatMap(block =>
      block.type === 'text'
        ? [
            block.runs
              .filter(({ type }) => type !== goneRuns)
              .flatMap(run => letters(run.text, run.marks))
              .join(''),
          ]
        : block.rows
            .filter(({ change }) => change !== (side === 'before' ? 'added' : 'removed'))
            .flatMap(({ cells }) => cells.flatMap(one => sideOf(one.blocks, side))),
    )
}

/** The words of a text's blocks with their marks. */
function wordsOf(node: NodeJson): string[] {
  if (node.type !== 'paragraph' && node.type !== 'heading') return (node.content ?? []).flatMap(wordsOf)
  const content = node.content ?? []
  return [
    content
      .flatMap(child =>
        child.type === 'text' ? letters((child.text ?? '').normalize('NFC'), child.marks) : ['\n'],
      )
      .join(''),
  ]
}

const letters = (words: string, marks: NodeJson['marks']) => {
  const look = (marks ?? []).map(({ type }) => type).sort()
  return [...words].map(letter => (letter === '\n' ? '\n' : `${letter}${look.join('')}`))
}

test('[VR1] the comparison of any two texts holds both of them, to the letter and the mark', () => {
  fc.assert(
    fc.property(
      randomDocument,
      randomDocument,
      fc.integer(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (one, other, edits, share) => {
        for (const after of [editedText(one, edits, share), other, one]) {
          const blocks = compareTexts(one, after)
          expect(sideOf(blocks, 'before')).toEqual(wordsOf(one))
          expect(sideOf(blocks, 'after')).toEqual(wordsOf(after))
        }
      },
    ),
    { seed, numRuns: 200 },
  )
})

test('[VR2] a text compared with itself has nothing but kept blocks, however its letters are composed', () => {
  fc.assert(
    fc.property(randomDocument, one => {
      const decomposed = JSON.parse(JSON.stringify(one).normalize('NFD')) as NodeJson
      const changes = new Set(compareTexts(one, decomposed).map(({ change }) => change))
      changes.delete('kept')
      expect([...changes]).toEqual([])
      expect(textBlocksOf(one).length).toBeGreaterThan(0)
    }),
    { seed, numRuns: 100 },
  )
})

const first = paragraph('Đảng bộ giữ vững đoàn kết, bám sát nghị quyết.')
const second = paragraph('Tiến độ giải ngân vốn đầu tư công còn chậm so với yêu cầu.')
const third = paragraph('Tỷ lệ hộ nghèo giảm còn 3,8%.')
const head = heading(2, 'I-', 'Đánh giá chung')
const before = doc(section('s.1', head, first, second, third))
const changesOf = (blocks: readonly ComparedBlock[]) => blocks.map(({ change }) => change)
const runsOf = (blocks: readonly ComparedBlock[]) =>
  blocks.flatMap(block => (block.type === 'text' ? block.runs.map(run => [run.type, run.text]) : []))

test('[VR3] words are compared within a block; changes side by side are one change', () => {
  const rewritten = {
    ...second,
    content: [text('Tiến độ giải ngân vốn đầu tư công chỉ đạt 62% kế hoạch.')],
  }
  const blocks = compareTexts(before, doc(section('s.1', head, first, rewritten, third)))
  expect(changesOf(blocks)).toEqual(['kept', 'kept', 'changed', 'kept'])
  expect(runsOf(blocks.slice(2, 3))).toEqual([
    ['kept', 'Tiến độ giải ngân vốn đầu tư công '],
    ['struck', 'còn chậm so với yêu cầu'],
    ['added', 'chỉ đạt 62% kế hoạch'],
    ['kept', '.'],
  ])
})

test('[VR4] a block that moved is one, also to another section, also when it was pasted anew; its changes show', () => {
  const other = heading(2, 'II-', 'Phương hướng')
  const from = doc(section('s.1', head, first, second, third), section('s.2', other))
  const edited = { ...first, content: [text('Đảng bộ giữ vững đoàn kết, bám sát nghị quyết đại hội.')] }
  const pasted = { ...first, attrs: { id: 'pasted', textAlign: null } }
  for (const moved of [edited, pasted]) {
    const blocks = compareTexts(from, doc(section('s.1', head, second, third), section('s.2', other, moved)))
    expect(changesOf(blocks)).toEqual(['kept', 'movedAway', 'kept', 'kept', 'kept', 'moved'])
    expect(blocks.filter(({ move }) => move !== null).map(({ move }) => move)).toEqual([1, 1])
    expect(blocks.at(-1)?.sectionKey).toBe('s.2')
  }
})

test('[VR5] a block without a partner came or went; one that was written over at its place changed', () => {
  const written = paragraph('Tiến độ giải ngân vốn đầu tư công chỉ đạt 62% so với kế hoạch.')
  const blocks = compareTexts(before, doc(section('s.1', head, written, third, paragraph('Hết.'))))
  expect(changesOf(blocks)).toEqual(['kept', 'removed', 'changed', 'kept', 'added'])
})

test('[VR6] tables are compared cell by cell, rows by their words; other columns make another table', () => {
  const rows = (...amounts: string[]) =>
    amounts.map((amount, index) => [cell(`Chỉ tiêu ${index + 1}`), cell(amount)])
  const from = table('Bảng 5', ...rows('10', '20', '30'))
  const id = stringAttr(from, 'id')
  const compared = (to: NodeJson) => compareTexts(doc(section('s', head, from)), doc(section('s', head, to)))
  const sameId = (made: NodeJson) => ({ ...made, attrs: { ...made.attrs, id } })
  const [, oneCell] = compared(sameId(table('Bảng 5', ...rows('10', '25', '30'))))
  if (oneCell?.type !== 'table') throw new Error('no table')
  expect(oneCell.rows.map(({ cells }) => cells.map(one => changesOf(one.blocks)))).toEqual([
    [['kept'], ['kept']],
    [['kept'], ['changed']],
    [['kept'], ['kept']],
  ])
  const [, oneRow] = compared(sameId(table('Bảng 5', ...rows('10', '20', '30').toSpliced(1, 1))))
  if (oneRow?.type !== 'table') throw new Error('no table')
  expect(oneRow.rows.map(({ change }) => change)).toEqual(['kept', 'removed', 'kept'])
  const wider = table('Bảng 5', ...rows('10', '20', '30').map(row => [...row, cell('thêm')]))
  expect(changesOf(compared(sameId(wider)))).toEqual(['kept', 'removed', 'added'])
})

test('[VR7] a new label, level, alignment or list is a change without struck words', () => {
  const styled = { ...third, attrs: { ...third.attrs, textAlign: 'center' } }
  const relabelled = { ...head, attrs: { ...head.attrs, label: 'II-' } }
  const listed = list('orderedList', [second])
  const blocks = compareTexts(before, doc(section('s.1', relabelled, first, listed, styled)))
  expect(changesOf(blocks)).toEqual(['changed', 'kept', 'changed', 'changed'])
  expect(runsOf(blocks).every(([type]) => type === 'kept')).toBe(true)
  expect(blocks.map(block => block.type === 'text' && block.shapeBefore !== null)).toEqual([
    true,
    false,
    true,
    true,
  ])
})

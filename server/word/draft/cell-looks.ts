// A paragraph of a cell without what its cell gives it anyway: header cells are bold and centred, figures stand right.

import { isFigure } from '../export/tables.ts'
import { type FileParagraph, wordsOf } from './draft-file.ts'

/** What is left for the text to say. A number that Word printed before a heading is typed: in a cell nothing counts. */
export function cellParagraph(block: FileParagraph, isHeader: boolean): FileParagraph {
  const label = block.label === '' ? [] : [{ text: `${block.label} `, marks: [] }]
  const said = block.runs.filter(({ text }) => text.trim() !== '')
  const isBold = said.every(({ marks }) => marks.some(({ type }) => type === 'bold'))
  const runs =
    isHeader && isBold
      ? block.runs.map(run => ({ ...run, marks: run.marks.filter(({ type }) => type !== 'bold') }))
      : block.runs
  const usual = isHeader ? 'center' : isFigure(wordsOf(block)) ? 'right' : 'left'
  return { ...block, runs: [...label, ...runs], label: '', align: block.align === usual ? null : block.align }
}

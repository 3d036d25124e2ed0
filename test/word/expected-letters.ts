// What an exported file says, letter by letter, for readers that are to find just that.

import { isTextBlock, type NodeJson, stringAttr } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import { numberOf } from '../../server/word/export/numbering.ts'
import { placeOpinions } from '../../server/word/export/placing.ts'
import { printable } from '../../server/word/export/printable.ts'
import { levelOf, sourceBlocks } from '../../server/word/export/text-blocks.ts'
import { front } from '../unit/word/small.ts'

/** Every character that is read, without white space. */
export function dense(text: string): string {
  return printable(text).replace(/\s+/gu, '')
}

/** Letters of a file's body: headings with typed numbers, captions, text. What it should say when every change is taken or left. */
export function expectedLetters(
  doc: NodeJson,
  opinions: readonly Opinion[],
  changes: 'accept' | 'reject',
): string {
  const blocks = sourceBlocks(doc)
  const texts = blocks.map(block => block.text)
  const tracked = placeOpinions(blocks, opinions).filter(({ isTracked }) => isTracked)
  if (changes === 'accept') {
    for (const { opinion, span } of tracked.sort(
      (a, b) => (b.span?.from.offset ?? 0) - (a.span?.from.offset ?? 0),
    )) {
      if (span === null) throw new Error('a tracked change has no place')
      const before = texts[span.from.block] ?? ''
      texts[span.from.block] =
        before.slice(0, span.from.offset) + (opinion.proposedText ?? '') + before.slice(span.to.offset)
    }
  }
  let block = 0
  const read = (node: NodeJson): string => {
    if (isTextBlock(node)) {
      const index = block
      block += 1
      return blocks[index]?.isPrinted ? typedLabel(node) + (texts[index] ?? '') : ''
    }
    const caption = node.type === 'table' ? stringAttr(node, 'caption') : ''
    return caption + (node.content ?? []).map(read).join('')
  }
  return dense(read(doc))
}

/** The number of a heading where Word does not count it: of a part, and letters that Word does not know. */
function typedLabel(heading: NodeJson): string {
  const label = heading.type === 'heading' ? stringAttr(heading, 'label') : ''
  return levelOf(heading) === 1 || numberOf(label) === null ? label : ''
}

const headWords = dense(
  `${front.superiorOrg}${front.issuer}*Số 05-BC/ĐUDự thảo lần 2ĐẢNG CỘNG SẢN VIỆT NAM${front.place}, ngày 05 tháng 02 năm 2025BÁO CÁO${front.subject}-----`,
)
const signature = dense(
  `Nơi nhận:- Ban Thường vụ Tỉnh ủy,- Lưu Văn phòng Đảng ủy.${front.authority}${front.post}${front.signerName}`,
)

/** The line that names the document an annex belongs to: every file has one below an annex's name. */
export const annexReference = dense('(Kèm theo Báo cáo số 05-BC/ĐU)')

/** The letters of a file without its header block, its signature and the line under each annex's name. */
export function withoutForm(letters: string): string {
  return letters.replace(headWords, '').replace(signature, '').replaceAll(annexReference, '')
}

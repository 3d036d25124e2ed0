// What an exported file says, letter by letter, for readers that are to find just that.

import type { NodeJson } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import { placeOpinions } from '../../server/word/export/placing.ts'
import { printable } from '../../server/word/export/printable.ts'
import { sourceBlocks } from '../../server/word/export/text-blocks.ts'
import { front } from '../unit/word/small.ts'

/** Every character that is read, without white space. */
export function dense(text: string): string {
  return printable(text).replace(/\s+/gu, '')
}

/** What a file of a document should say when every change is taken or left. */
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
  return dense(texts.filter((_, index) => blocks[index]?.isPrinted).join(''))
}

const headWords = dense(
  `${front.superiorOrg}${front.issuer}*Số 05-BC/ĐUDự thảo lần 2ĐẢNG CỘNG SẢN VIỆT NAM${front.place}, ngày 05 tháng 02 năm 2025BÁO CÁO${front.subject}-----`,
)
const signature = dense(
  `Nơi nhận:- Ban Thường vụ Tỉnh ủy,- Lưu Văn phòng Đảng ủy.${front.authority}${front.post}${front.signerName}`,
)

const annexReference = dense('(Kèm theo Báo cáo số 05-BC/ĐU)')

/** The letters of a file without its header block, its signature and the line under each annex's name. */
export function withoutForm(letters: string): string {
  return letters.replace(headWords, '').replace(signature, '').replaceAll(annexReference, '')
}

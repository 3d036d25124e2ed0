// What an opinion says, word for word: the words it is about, what it asks for, its proposed wording.

import type { NodeJson } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import { line, marked, type Words } from './nodes.ts'

/** An opinion's own words as paragraphs of a table's cell: quote, body, proposed wording. */
export function contentLines(opinion: Opinion): NodeJson[] {
  return contentWords(opinion).map(words => line(...words))
}

/** An opinion's own words in one paragraph, led in by who says it. */
export function contentLine(before: string, opinion: Opinion): NodeJson {
  return line(
    before,
    ...contentWords(opinion).flatMap((words, index): Words[] => (index === 0 ? words : [' ', ...words])),
  )
}

function contentWords({ anchor, body, proposedText }: Opinion): Words[][] {
  const said: Words[] = body.trim() === '' ? [] : [`“${body}”`]
  const quote = anchor?.quote ?? ''
  return [
    ...(quote === '' ? [] : [[marked('Nguyên văn dự thảo: ', 'italic'), `“${quote}”`]]),
    ...(said.length === 0 ? [] : [[marked('Ý kiến: ', 'italic'), ...said]]),
    ...(proposedText === null
      ? []
      : proposedText === ''
        ? [[marked('Đề nghị bỏ đoạn này.', 'italic')]]
        : [[marked('Đề nghị sửa thành: ', 'italic'), `“${proposedText}”`]]),
  ]
}

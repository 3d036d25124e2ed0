// A proposal drawn over its quote: what to strike and what to add, and where.

import { redline } from '#model/redline.ts'

/** A stretch of the quote, or words to add at an offset of it. */
export type ProposalPart =
  | { readonly type: 'kept' | 'struck'; readonly from: number; readonly to: number }
  | { readonly type: 'added'; readonly at: number; readonly text: string }

/**
 * The parts of a proposal in order. Words that change side by side are struck together and followed by the new ones together:
 * a stroke of blanks between two changed words belongs to the change.
 *
 * @param quote what stands in the text, NFC
 */
export function proposalParts(quote: string, proposedText: string): ProposalPart[] {
  const parts: ProposalPart[] = []
  let offset = 0
  let struck = ''
  let added = ''
  let blank = '' // kept white space that follows a change: it joins the change if another one comes
  const flush = () => {
    if (struck !== '') parts.push({ type: 'struck', from: offset, to: offset + struck.length })
    offset += struck.length
    if (added !== '') parts.push({ type: 'added', at: offset, text: added })
    if (blank !== '') parts.push({ type: 'kept', from: offset, to: offset + blank.length })
    offset += blank.length
    struck = ''
    added = ''
    blank = ''
  }
  for (const part of redline(quote, proposedText)) {
    const isChanging = struck !== '' || added !== ''
    if (part.type === 'kept' && isChanging && blank === '' && part.text.trim() === '') {
      blank = part.text
      continue
    }
    if (part.type === 'kept') {
      flush()
      parts.push({ type: 'kept', from: offset, to: offset + part.text.length })
      offset += part.text.length
      continue
    }
    struck += blank + (part.type === 'struck' ? part.text : '')
    added += blank + (part.type === 'added' ? part.text : '')
    blank = ''
  }
  flush()
  return parts
}

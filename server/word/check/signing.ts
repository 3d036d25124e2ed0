// Finds the end of a document: who signs, by what authority, and who receives it.

import type { FormParagraph } from './form-doc.ts'
import { type FoundElement, folded } from './head.ts'

/** The signature block. */
export interface Signing {
  readonly elements: readonly FoundElement[]
  /** Indexes of its first paragraph and of the first after it; both the number of paragraphs where there is none. */
  readonly from: number
  readonly to: number
}

/** "T/M …", and the ways in which it is written wrongly. */
const authorityLine = /^(?:T\/M|K\/T|T\/L|T\.M|K\.T|T\.L|TM|KT|TL)(?![\p{L}\d])/u
const recipientsLabel = /^Nơi nhận\s*:?$/iu
const linesAtMost = 5 // authority, post and name where they stand in no table

/** Finds the signature block. @param paragraphs those with words @param after index behind the title */
export function findSigning(paragraphs: readonly FormParagraph[], after: number): Signing {
  const isAuthority = ({ text }: FormParagraph) => authorityLine.test(text)
  const authority = paragraphs.findLastIndex(
    (paragraph, index) => index >= after && isAuthority(paragraph) && paragraph.text.length < 80,
  )
  const label = paragraphs.findLastIndex(
    (paragraph, index) => index >= after && recipientsLabel.test(paragraph.text),
  )
  const anchor = paragraphs[authority < 0 ? label : authority]
  if (anchor === undefined) return { elements: [], from: paragraphs.length, to: paragraphs.length }
  const { cell } = anchor
  const inTable = cell === null ? [] : paragraphs.filter(one => one.cell?.table === cell.table)
  const signed =
    authority >= 0
      ? cell === null
        ? paragraphs.slice(authority, authority + linesAtMost).filter(one => !recipientsLabel.test(one.text))
        : inTable.filter(one => one.cell?.column === cell.column)
      : inTable.filter(one => one.cell?.column !== cell?.column)
  const received = label < 0 ? [] : receivers(paragraphs, label, signed)
  const block = [...inTable, ...signed, ...received.map(({ paragraph }) => paragraph)]
  const indexes = block.map(one => paragraphs.indexOf(one))
  return {
    elements: [...signers(signed, isAuthority), ...received],
    from: Math.min(...indexes),
    to: Math.max(...indexes) + 1,
  }
}

/** Authority lines, then the post in capitals, then the name. */
function signers(
  lines: readonly FormParagraph[],
  isAuthority: (paragraph: FormParagraph) => boolean,
): FoundElement[] {
  const from = lines.findIndex(line => !isAuthority(line))
  const authorities = from < 0 ? lines : lines.slice(0, from)
  const rest = from < 0 ? [] : lines.slice(from)
  const isUpper = ({ shown }: FormParagraph) => shown === folded(shown)
  const last = rest.at(-1)
  const hasName = last !== undefined && (!isUpper(last) || rest.length > 1)
  const posts = hasName ? rest.slice(0, -1) : rest
  return [
    ...authorities.map(paragraph => ({ name: 'authority' as const, paragraph })),
    ...posts.map(paragraph => ({ name: 'post' as const, paragraph })),
    ...(hasName ? [{ name: 'signerName' as const, paragraph: last }] : []),
  ]
}

function receivers(
  paragraphs: readonly FormParagraph[],
  label: number,
  signed: readonly FormParagraph[],
): FoundElement[] {
  const first = paragraphs[label]
  if (first === undefined) return []
  const list: FormParagraph[] = []
  for (const line of paragraphs.slice(label + 1)) {
    const isSameCell = line.cell?.table === first.cell?.table && line.cell?.column === first.cell?.column
    if (!isSameCell || signed.includes(line)) break
    // Outside a table only a dash tells where the list goes on.
    if (first.cell === null && !/^[-–+]/u.test(line.text) && line.label?.kind !== 'bullet') break
    list.push(line)
  }
  return [
    { name: 'recipientsLabel', paragraph: first },
    ...list.map(paragraph => ({ name: 'recipients' as const, paragraph })),
  ]
}

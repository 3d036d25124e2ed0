// How a run and its paragraph look, in the words of our text: marks, alignment, place in a list.

import type { MarkJson } from '#model/content.ts'
import { childOf, type XmlElement } from '../import/xml.ts'
import type { FileParagraph } from './draft-file.ts'
import type { LiveNumber } from './live-numbers.ts'

// In the schema's order of marks.
const looks = [
  ['w:b', 'bold'],
  ['w:i', 'italic'],
  ['w:u', 'underline'],
  ['w:strike', 'strike'],
] as const
const off: readonly string[] = ['0', 'false', 'off', 'none']

/** Marks of a run. @param href where it links to; null = nowhere */
export function marksOf(properties: XmlElement | null, href: string | null): MarkJson[] {
  const marks: MarkJson[] = href === null ? [] : [{ type: 'link', attrs: { href } }]
  for (const [name, type] of looks) {
    const toggle = childOf(properties, name)
    if (toggle && !off.includes(toggle.attributes['w:val'] ?? 'on')) marks.push({ type })
  }
  const height = childOf(properties, 'w:vertAlign')?.attributes['w:val']
  if (height === 'subscript' || height === 'superscript') marks.push({ type: height })
  return marks
}

/** Of what stands left the form of the text says more than the file, but where it is ours: there somebody chose it. */
export function alignOf(properties: XmlElement | null, isOurs: boolean): FileParagraph['align'] {
  switch (childOf(properties, 'w:jc')?.attributes['w:val']) {
    case 'center':
      return 'center'
    case 'right':
    case 'end':
      return 'right'
    case 'both':
    case 'distribute':
      return 'justify'
    case 'left':
    case 'start':
      return isOurs ? 'left' : null
    default:
      return null
  }
}

/** Its place in a list, unless Word prints nothing there. */
export function itemOf(
  { id, level }: { readonly id: string; readonly level: number },
  { kind, count }: LiveNumber,
): FileParagraph['item'] {
  return kind === 'none' ? null : { list: id, level, isOrdered: kind === 'number', count }
}

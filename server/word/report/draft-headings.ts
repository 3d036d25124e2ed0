// The headings of a draft in their order, and which opinions belong under which.

import { isTextBlock, type NodeJson, stringAttr, textBlocksOf, textOf } from '#model/content.ts'
import type { BlockId, SectionKey } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import type { ReportFacts } from './report-input.ts'

/** Opinions under one heading of the draft, in the order of their words. */
export interface HeadingOpinions {
  /** `Phần thứ nhất, mục II.1: Phát triển kinh tế`. */
  readonly title: string
  readonly opinions: readonly Opinion[]
}

/** The opinions of a draft by where they belong; every opinion stands in exactly one place. */
export interface OpinionsByHeading {
  /** Headings with at least one opinion, in the draft's order. */
  readonly headings: readonly HeadingOpinions[]
  /** Those on the document as a whole. */
  readonly whole: readonly Opinion[]
}

/** The draft that opinions are on. */
type Draft = Pick<ReportFacts, 'doc' | 'isOfSuperior'>

/** Headings in order, and the key of the one that an opinion belongs under; null = the whole. */
interface Outline {
  readonly headings: readonly { readonly key: string; readonly title: string }[]
  readonly keyOf: (opinion: Opinion) => string | null
}

const goneTitle = 'Mục không còn trong dự thảo hiện nay'
const wordPlaces: readonly string[] = ['exact', 'exact-moved', 'split', 'changed', 'probable', 'block']

/**
 * Puts opinions under the draft's headings, those of its sections, or its own where it has no outline of ours: where their words stand today, else the section they name. A section that the
 * draft does not hold has a heading of its own at the end.
 */
export function byHeading(draft: Draft, opinions: readonly Opinion[]): OpinionsByHeading {
  const { headings: inOrder, keyOf } = draft.isOfSuperior
    ? ownHeadings(draft.doc)
    : sectionHeadings(draft.doc)
  const bySection = new Map<string | null, Opinion[]>()
  for (const opinion of opinions) {
    const key = keyOf(opinion)
    bySection.set(key, [...(bySection.get(key) ?? []), opinion])
  }
  const whole = bySection.get(null) ?? []
  bySection.delete(null)
  const headings: HeadingOpinions[] = []
  for (const { key, title } of inOrder) {
    const own = bySection.get(key)
    if (!own) continue
    headings.push({ title, opinions: own.sort(byPlace) })
    bySection.delete(key)
  }
  const gone = [...bySection.values()].flat()
  if (gone.length > 0) headings.push({ title: goneTitle, opinions: gone.sort(byNumber) })
  return { headings, whole: whole.sort(byNumber) }
}

/** The title of the heading an opinion stands under; `null` for the document as a whole. */
export function headingTitles(draft: Draft, opinions: readonly Opinion[]): Map<Opinion, string | null> {
  const { headings, whole } = byHeading(draft, opinions)
  return new Map([
    ...headings.flatMap(({ title, opinions: own }) => own.map(opinion => [opinion, title] as const)),
    ...whole.map(opinion => [opinion, null] as const),
  ])
}

function sectionOf(
  { place, sectionKey }: Opinion,
  sectionOfBlock: ReadonlyMap<BlockId, SectionKey>,
): SectionKey | null {
  const today =
    wordPlaces.includes(place.status) && place.blockId !== undefined
      ? sectionOfBlock.get(place.blockId)
      : undefined
  return today ?? sectionKey
}

function byPlace(a: Opinion, b: Opinion): number {
  return (a.place.from ?? 0) - (b.place.from ?? 0) || byNumber(a, b)
}

function byNumber(a: Opinion, b: Opinion): number {
  return a.number - b.number
}

function sectionHeadings(doc: NodeJson): Outline {
  const sectionOfBlock = new Map(textBlocksOf(doc).map(block => [block.id, block.sectionKey]))
  return { headings: headingsOf(doc), keyOf: opinion => sectionOf(opinion, sectionOfBlock) }
}

const deepest = 3 // what stands under `a)` is told under its `1.`

/** The headings that a file brought along; an opinion belongs under the last one above its words. */
function ownHeadings(doc: NodeJson): Outline {
  const headings: { key: string; title: string }[] = []
  const headingOfBlock = new Map<BlockId, string>()
  const above: string[] = []
  for (const section of doc.content ?? [])
    for (const block of section.content ?? []) {
      if (block.type === 'heading' && block.attrs?.['locked'] !== true && levelOf(block) <= deepest)
        headings.push({ key: stringAttr(block, 'id'), title: titleOf(block, above) })
      const open = headings.at(-1)?.key
      const inside: NodeJson = { type: 'doc', content: [{ ...section, content: [block] }] }
      if (open !== undefined) for (const { id } of textBlocksOf(inside)) headingOfBlock.set(id, open)
    }
  return {
    headings,
    keyOf: ({ place, anchor }) =>
      [place.blockId, anchor?.blockId].flatMap(id => headingOfBlock.get(id ?? '') ?? [])[0] ?? null,
  }
}

/** Every section of a draft with a title that says where it stands: the labels above it, then its own words. */
function headingsOf(doc: NodeJson): { key: SectionKey; title: string }[] {
  const above: string[] = []
  return (doc.content ?? []).map(section => {
    const first = (section.content ?? []).find(isTextBlock)
    return { key: stringAttr(section, 'key'), title: titleOf(first, above) }
  })
}

/** A heading with the labels above it, which are kept up to date. */
function titleOf(heading: NodeJson | undefined, above: string[]): string {
  const level = Math.max(1, levelOf(heading))
  above.length = level - 1
  above[level - 1] = bareLabel(heading)
  const words = heading === undefined ? '' : textOf(heading).trim()
  return [pathOf(above), words].filter(part => part !== '').join(': ')
}

/** Labels from a part down: `Phần thứ nhất, mục II.1`. */
function pathOf([part = '', ...rest]: readonly (string | undefined)[]): string {
  const numbers = rest.filter(label => label !== undefined && label !== '').join('.')
  return [part, numbers === '' ? '' : part === '' ? `Mục ${numbers}` : `mục ${numbers}`]
    .filter(text => text !== '')
    .join(', ')
}

function bareLabel(heading: NodeJson | undefined): string {
  return heading === undefined
    ? ''
    : stringAttr(heading, 'label')
        .replace(/[-–.)\s]+$/u, '')
        .trim()
}

function levelOf(heading: NodeJson | undefined): number {
  const level = heading?.attrs?.['level']
  return typeof level === 'number' ? level : 1
}

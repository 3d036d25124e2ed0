// Which blocks stand on portrait pages and which on landscape pages, where the signature comes, and where an annex begins.

import type { FormatProfile } from '#templates/formats/format-profile.ts'
import { isAnnexReference } from './annex-reference.ts'
import { mmOfPx, textWidthMm } from './measures.ts'
import type { BlockPlan, Plan, SectionPlan } from './plan.ts'

/** Something that is printed in the flow of the text. */
export type Item =
  | {
      readonly type: 'block'
      readonly block: BlockPlan
      readonly role: SectionPlan['role']
      readonly bookmark: string | null
      /** Begins a new page. */
      readonly breaksPage: boolean
    }
  | { readonly type: 'signature' }
  /** The line under an annex's heading that says which document it belongs to. */
  | { readonly type: 'annexReference' }

/** Pages of one orientation in a row: a section in Word's sense. */
export interface PageGroup {
  readonly isLandscape: boolean
  /** An annex counts its pages from 1. */
  readonly isAnnexStart: boolean
  readonly items: readonly Item[]
}

interface Placed {
  item: Item
  isLandscape: boolean
  isAnnexStart: boolean
}

// A stretch between two landscape tables that would leave a portrait page nearly empty: it stays on the landscape page.
const shortStretchCharacters = 900

/**
 * Groups the text by orientation. Landscape: sections that ask for it, and every table wider than a portrait page;
 * headings directly above such a table go with it. The signature comes after the last section that is no annex; each annex begins
 * pages of its own and names the document it belongs to, where its author has not done so.
 *
 * @param isFirstLandscape whether the header block stands on a landscape page
 */
export function pageGroups(plan: Plan, profile: FormatProfile, isFirstLandscape: boolean): PageGroup[] {
  const placed = flow(plan, profile)
  turnHeadings(placed)
  turnShortStretches(placed)
  const groups: { isLandscape: boolean; isAnnexStart: boolean; items: Item[] }[] = []
  for (const { item, isLandscape, isAnnexStart } of placed) {
    const last = groups.at(-1)
    if (last && last.isLandscape === isLandscape && !isAnnexStart) last.items.push(item)
    else groups.push({ isLandscape, isAnnexStart, items: [startOfPages(item)] })
  }
  // The header block has pages of its own when what comes first stands the other way.
  if (groups[0]?.isLandscape !== isFirstLandscape)
    groups.unshift({ isLandscape: isFirstLandscape, isAnnexStart: false, items: [] })
  return groups
}

function flow(plan: Plan, profile: FormatProfile): Placed[] {
  const lastOfMain = plan.sections.findLastIndex(section => section.role !== 'annex')
  const placed: Placed[] = []
  const sign = () =>
    placed.push({
      item: { type: 'signature' },
      isLandscape: placed.at(-1)?.isLandscape ?? false,
      isAnnexStart: false,
    })
  for (const [index, section] of plan.sections.entries()) {
    if (index === lastOfMain + 1) sign()
    placed.push(...itemsOf(section, index > lastOfMain, profile))
  }
  if (lastOfMain === plan.sections.length - 1) sign()
  return placed
}

function itemsOf(section: SectionPlan, isAfterSignature: boolean, profile: FormatProfile): Placed[] {
  const placed = section.blocks.map(
    (block, index): Placed => ({
      item: {
        type: 'block',
        block,
        role: section.role,
        bookmark: index === 0 && block.type === 'text' ? section.bookmark : null,
        breaksPage: isAfterSignature && index === 0,
      },
      isLandscape: section.isLandscape || (block.type === 'table' && isWide(block, profile)),
      isAnnexStart: isAfterSignature && index === 0,
    }),
  )
  const underHead = placed.findIndex(({ item }) => !isAnnexHead(item))
  const at = underHead < 0 ? placed.length : underHead
  const above = placed[at - 1]
  if (above && isAfterSignature && !section.blocks.some(isReference)) {
    const { isLandscape } = above
    placed.splice(at, 0, { item: { type: 'annexReference' }, isLandscape, isAnnexStart: false })
  }
  return placed
}

function isReference(block: BlockPlan): boolean {
  if (block.type !== 'text') return false
  const words = block.inlines.map(inline => (inline.type === 'text' ? inline.text : '')).join('')
  return isAnnexReference(words)
}

/** Name and title of an annex: headings, or lines in the middle of the page. */
function isAnnexHead(item: Item): boolean {
  if (item.type !== 'block' || item.block.type !== 'text') return false
  return item.block.level !== null || item.block.align === 'center'
}

function isHeading({ item }: Placed): boolean {
  return item.type === 'block' && item.block.type === 'text' && item.block.level !== null
}

function isWide(table: BlockPlan & { type: 'table' }, profile: FormatProfile): boolean {
  const known = table.grid.widthsPx.filter(width => width !== null)
  const roundingMm = 1 // px are whole numbers
  const width = known.reduce((sum, px) => sum + mmOfPx(px), 0)
  return width > textWidthMm(profile, false) + roundingMm
}

function turnHeadings(placed: readonly Placed[]): void {
  for (let index = placed.length - 2; index >= 0; index -= 1) {
    const here = placed[index]
    const goesAlong = here && (isHeading(here) || here.item.type === 'annexReference')
    if (goesAlong && placed[index + 1]?.isLandscape) here.isLandscape = true
  }
}

function turnShortStretches(placed: readonly Placed[]): void {
  let start = placed.findIndex(({ isLandscape }) => isLandscape)
  while (start >= 0) {
    const from = placed.findIndex(({ isLandscape }, index) => index > start && !isLandscape)
    const to = placed.findIndex(({ isLandscape }, index) => from >= 0 && index > from && isLandscape)
    if (from < 0 || to < 0) return
    const stretch = placed.slice(from, to)
    if (stretch.reduce((sum, { item }) => sum + weight(item), 0) <= shortStretchCharacters) {
      for (const one of stretch) one.isLandscape = true
    }
    start = to
  }
}

function weight(item: Item): number {
  return item.type === 'block' && item.block.type === 'text' ? item.block.length : Number.POSITIVE_INFINITY
}

/** A group begins a page by itself. */
function startOfPages(item: Item): Item {
  return item.type === 'block' ? { ...item, breaksPage: false } : item
}

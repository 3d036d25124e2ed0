// Which blocks stand on portrait pages and which on landscape pages, and where the signature comes.

import type { FormatProfile } from '#templates/formats/format-profile.ts'
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

/** Pages of one orientation in a row: a section in Word's sense. */
export interface PageGroup {
  readonly isLandscape: boolean
  readonly items: readonly Item[]
}

interface Placed {
  item: Item
  isLandscape: boolean
}

// A stretch between two landscape tables that would leave a portrait page nearly empty: it stays on the landscape page.
const shortStretchCharacters = 900

/**
 * Groups the text by orientation. Landscape: sections that ask for it, and every table wider than a portrait page;
 * headings directly above such a table go with it. The signature comes after the last section that is no annex.
 *
 * @param isFirstLandscape whether the header block stands on a landscape page
 */
export function pageGroups(plan: Plan, profile: FormatProfile, isFirstLandscape: boolean): PageGroup[] {
  const placed = flow(plan, profile)
  turnHeadings(placed)
  turnShortStretches(placed)
  const groups: { isLandscape: boolean; items: Item[] }[] = []
  for (const { item, isLandscape } of placed) {
    const last = groups.at(-1)
    if (last && last.isLandscape === isLandscape) last.items.push(item)
    else groups.push({ isLandscape, items: [startOfPages(item)] })
  }
  // The header block has pages of its own when what comes first stands the other way.
  if (groups[0]?.isLandscape !== isFirstLandscape)
    groups.unshift({ isLandscape: isFirstLandscape, items: [] })
  return groups
}

function flow(plan: Plan, profile: FormatProfile): Placed[] {
  const lastOfMain = plan.sections.findLastIndex(section => section.role !== 'annex')
  const placed: Placed[] = []
  const sign = () =>
    placed.push({ item: { type: 'signature' }, isLandscape: placed.at(-1)?.isLandscape ?? false })
  for (const [index, section] of plan.sections.entries()) {
    if (index === lastOfMain + 1) sign()
    placed.push(...itemsOf(section, index > lastOfMain, profile))
  }
  if (lastOfMain === plan.sections.length - 1) sign()
  return placed
}

function itemsOf(section: SectionPlan, isAfterSignature: boolean, profile: FormatProfile): Placed[] {
  return section.blocks.map((block, index) => ({
    item: {
      type: 'block',
      block,
      role: section.role,
      bookmark: index === 0 && block.type === 'text' ? section.bookmark : null,
      breaksPage: isAfterSignature && index === 0,
    },
    isLandscape: section.isLandscape || (block.type === 'table' && isWide(block, profile)),
  }))
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
    const isHeading =
      here?.item.type === 'block' && here.item.block.type === 'text' && here.item.block.level !== null
    if (here && isHeading && placed[index + 1]?.isLandscape) here.isLandscape = true
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

// The headings that the table's rows stand under: the draft's own, or the lines of the synthesis.

import type { TemplateSection } from '#model/api.ts'
import type { Group } from '#model/group.ts'
import type { Words } from '../../words/vi.ts'
import type { Arrangement } from './table-filter.ts'
import type { Heading } from './table-rows.ts'

/** Headings in order, and the one that takes what stands nowhere else. */
export interface Headings {
  readonly headings: readonly Heading[]
  readonly rest: Heading
}

/** The headings of an arrangement. In the draft's order opinions on the whole come last, in the groups' those that still wait first. */
export function headingsOf(
  by: Arrangement,
  sections: readonly TemplateSection[],
  groups: readonly Group[],
  words: Words['consolidation'],
): Headings {
  if (by === 'section') {
    return {
      headings: sections.map((section, index) => ({
        key: section.key,
        title: sectionTitle(sections, index),
      })),
      rest: { key: '', title: words.wholeDocument },
    }
  }
  const byName = groups.toSorted((a, b) => a.title.localeCompare(b.title, 'vi'))
  return {
    headings: [
      { key: 'none', title: words.noGroup },
      ...byName.map(({ id, title }) => ({ key: id, title })),
      { key: 'single', title: words.single },
    ],
    rest: { key: '', title: words.needsNoLine },
  }
}

const partLevel = 1

/** A section as people call it; one below another is named with it, parts of the whole are not: `IV- Đánh giá chung · 2. Hạn chế`. */
export function sectionTitle(sections: readonly TemplateSection[], index: number): string {
  const section = sections[index]
  if (!section) return ''
  const own = section.label === '' ? section.short : `${section.label} ${section.short}`
  const parent = sections.slice(0, index).findLastIndex(({ level }) => level < section.level)
  const above = sections[parent]
  return above && above.level > partLevel ? `${sectionTitle(sections, parent)} · ${own}` : own
}

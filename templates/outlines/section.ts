// Fills in what most sections have in common, so that an outline file shows only what differs.
import type { SectionTemplate, Sourced } from '../template.ts'

type Common = 'required' | 'subheadings' | 'example' | 'tables' | 'orientation'
type Written = Omit<SectionTemplate, Common | 'budget'> &
  Partial<Pick<SectionTemplate, Common>> & { readonly budget: number | null }

/**
 * Makes a section from what is particular to it: required, portrait, without tables, locked
 * subheadings or example unless said otherwise.
 */
export function section(written: Written): SectionTemplate {
  return {
    required: true,
    subheadings: [],
    example: null,
    tables: [],
    orientation: 'portrait',
    ...written,
    budget: written.budget === null ? null : suggestedLength(written.budget),
  }
}

/** A ceiling in syllables that is this product's own suggestion: no official limit was found. */
export function suggestedLength(syllables: number): Sourced<number> {
  return {
    value: syllables,
    source: 'Mức gợi ý của phần mềm; chưa thấy văn bản nào quy định độ dài',
    confidence: 'P',
  }
}

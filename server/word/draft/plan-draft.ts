// A Word file as the beginning of a document: first what its parts are and where each would go, then, once a person has looked at
// that, the text itself.

import type { Assignment, DraftPlan, LeftOut } from '#model/draft-plan.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import { namesIn } from '#model/picture.ts'
import { done, type Outcome } from '#model/refusal.ts'
import type { Template } from '#templates/template.ts'
import { seedState } from '../../sync/seed.ts'
import type { FilePictures } from '../export-input.ts'
import { buildDraft } from './build.ts'
import { blockWords, type DraftFile, wordsOf } from './draft-file.ts'
import { draftTargets } from './match.ts'
import { type DraftPart, partsOf } from './parts.ts'
import { readDraft } from './read-draft.ts'

/** A file to be read; `assignments` as a person confirmed them, one a part, or null to be told of the parts first. */
export interface DraftInput {
  readonly mode: 'draft'
  readonly file: Uint8Array
  readonly template: Template
  /** Left out = Unicode. */
  readonly letters?: LegacyLetters
  readonly assignments: readonly Assignment[] | null
}

/** The parts, or the text's first state with what is not in it. */
export type DraftOutput =
  | { readonly is: 'plan'; readonly plan: DraftPlan }
  | {
      readonly is: 'text'
      readonly state: Uint8Array
      readonly leftOut: readonly LeftOut[]
      readonly pictures: FilePictures
    }
  /** The file has other parts than those that were confirmed: it is another file. */
  | { readonly is: 'other' }

const previewChars = 400

/** Reads it. Refuses with the codes `word-…`. */
export function planDraft(input: DraftInput, newId: () => string): Outcome<DraftOutput> {
  const read = readDraft(input.file, input.letters ?? 'unicode')
  if (!read.ok) return read
  const { template, assignments } = input
  const parts = partsFor(template, read.value)
  if (assignments === null) {
    const { leftOut, legacyLetters } = read.value
    return done({ is: 'plan', plan: { parts: parts.map(viewOf), leftOut, legacyLetters } })
  }
  if (assignments.length !== parts.length) return done({ is: 'other' })
  const built = buildDraft(template, parts, assignments, newId)
  const used = new Set(namesIn(built.doc))
  return done({
    is: 'text',
    state: seedState(built.doc),
    leftOut: [...endnotesIn(read.value.leftOut, built.leftOut), ...built.leftOut],
    pictures: new Map([...read.value.pictures].filter(([name]) => used.has(name))),
  })
}

/** The parts of a file; all of one that keeps its own headings go into the first section. */
function partsFor(template: Template, file: DraftFile): DraftPart[] {
  const parts = partsOf(file, draftTargets(template), template.keepsHeadings)
  const [first] = template.sections
  if (!template.keepsHeadings || !first) return parts
  return parts.map(part =>
    part.proposed.to === 'leftOut' ? part : { ...part, proposed: { to: 'section', key: first.key } },
  )
}

/** What was read, without those endnotes that came to stand on a heading: they are listed as footnotes that are not in the text. */
function endnotesIn(read: readonly LeftOut[], built: readonly LeftOut[]): LeftOut[] {
  const lost = new Set(built.flatMap(({ what, text }) => (what === 'footnote' ? [text] : [])))
  return read.filter(({ what, text }) => what !== 'endnote' || !lost.has(text))
}

function viewOf({ heading, blocks, proposed }: DraftPart): DraftPlan['parts'][number] {
  const words = blocks.map(blockWords).filter(text => text.trim() !== '')
  const text = words.join('\n')
  return {
    label: heading?.label.trim() ?? '',
    title: heading?.title ?? '',
    preview: text.slice(0, previewChars),
    syllables: text.split(/\s+/u).filter(word => word !== '').length,
    tables: blocks.filter(({ type }) => type === 'table').length,
    lists: blocks.filter(block => block.type === 'text' && block.item !== null && wordsOf(block) !== '')
      .length,
    proposed,
  }
}

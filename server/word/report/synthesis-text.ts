// A synthesis as the text of a document: begun from the register of a draft, later given what it does not name yet. What people
// wrote in it stays as it is.

import { type NodeJson, stringAttr, textOf } from '#model/content.ts'
import type { OpinionId } from '#model/ids.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { freshDocument } from '#model/outline.ts'
import { type NamedOpinions, namedIn, namedOpinions } from '#model/synthesis.ts'
import type { Template } from '#templates/template.ts'
import { seedState } from '../../sync/seed.ts'
import { dayOf } from '../export/vietnam-time.ts'
import { asText } from './as-text.ts'
import { dashes, heading, line, marked, table } from './nodes.ts'
import { balanceSentence } from './overview.ts'
import type { ReportFacts } from './report-input.ts'
import { names, opinionCount, statusLabels } from './report-words.ts'
import { annexColumns, annexRows, nothing, reservedLines, synthesisParts } from './synthesis.ts'

/** What a synthesis is made from. The same input gives the same words. */
export interface SynthesisInput extends ReportFacts {
  readonly mode: 'synthesis'
  readonly template: Template
  /** The synthesis as it stands; null = it begins. */
  readonly present: NodeJson | null
  /** Opinions named before about which something was said since. */
  readonly changed: readonly OpinionId[]
  readonly now: string
}

/** A first text, or the text with what it did not name: the numbers of those opinions. */
export type SynthesisMade =
  | { readonly is: 'text'; readonly state: Uint8Array }
  | { readonly is: 'added'; readonly doc: NodeJson; readonly added: readonly number[] }

/** Keys of the parts I to V and of the list, as in the template. */
const partKeys = ['os.1', 'os.2', 'os.3', 'os.4', 'os.5'] as const
const annexKey = 'os.annex'

/** Makes it. */
export function makeSynthesis(input: SynthesisInput, newId: () => string): SynthesisMade {
  if (input.present !== null) return added(input, input.present, newId)
  const { bodies, annex } = synthesisParts(input)
  const contents = new Map<string, readonly NodeJson[]>([
    ...partKeys.map((key, index) => [key, bodies[index] ?? []] as const),
    [annexKey, annex],
  ])
  const fresh = freshDocument(input.template, newId)
  const sections = (fresh.content ?? []).map(section => {
    const own = contents.get(stringAttr(section, 'key')) ?? []
    const [title] = section.content ?? []
    return title && own.length > 0 ? { ...section, content: [title, ...asText(own, newId)] } : section
  })
  return { is: 'text', state: seedState({ ...fresh, content: sections }) }
}

/** What comes under a section's heading, given what stands there. */
type Adding = (blocks: readonly NodeJson[]) => readonly NodeJson[]

function added(input: SynthesisInput, present: NodeJson, newId: () => string): SynthesisMade {
  const named = namedOpinions(present)
  const told = new Set(named.body)
  const fresh = input.opinions.filter(({ number }) => !told.has(number))
  const facts = { ...input, opinions: fresh }
  const { headings, bodies } = synthesisParts(facts)
  const [, , whole = [], apart = []] = bodies
  const fitted = (blocks: readonly NodeJson[]) => asText(blocks, newId)
  const hasWhole = textOf({ type: 'doc', content: whole }) !== nothing.whole
  const hasApart = textOf({ type: 'doc', content: apart }) !== nothing.apart
  const additions = new Map<string, Adding>([
    ['os.1', blocks => [...blocks, ...fitted(movedLines(input, fresh))]],
    [
      'os.2',
      blocks =>
        headings.reduce(
          (all, one) => underHeading(all, one, input, fitted),
          headings.length === 0 ? blocks : without(blocks, nothing.headings),
        ),
    ],
    [
      'os.3',
      blocks => (hasWhole ? [...without(blocks, nothing.whole), ...fitted(later(whole, input))] : blocks),
    ],
    [
      'os.4',
      blocks => (hasApart ? [...without(blocks, nothing.apart), ...fitted(later(apart, input))] : blocks),
    ],
    ['os.5', blocks => withReserved(blocks, input, fitted)],
    [annexKey, blocks => withRows(blocks, input, named, fitted)],
  ])
  const sections = (present.content ?? []).map(section => {
    const adding = additions.get(stringAttr(section, 'key'))
    const [title, ...blocks] = section.content ?? []
    return adding && title ? { ...section, content: [title, ...adding(blocks)] } : section
  })
  return {
    is: 'added',
    doc: { ...present, content: sections },
    added: fresh.map(({ number }) => number).sort((a, b) => a - b),
  }
}

/** What moved in the register, as lines at the end of part I. */
function movedLines(
  { opinions, changed, now, isOfSuperior }: SynthesisInput,
  fresh: readonly Opinion[],
): NodeJson[] {
  const again = opinions.filter(opinion => changed.includes(opinion.id) && !fresh.includes(opinion))
  const total = isOfSuperior ? opinionCount(opinions.length) : balanceSentence(opinions)
  return [
    line(marked(`Cập nhật từ sổ ý kiến ngày ${dayOf(now)}`, 'bold')),
    line(`Tổng số: ${total}.`),
    ...(fresh.length === 0
      ? []
      : [line(`Ý kiến nêu thêm (${opinionCount(fresh.length)}): ${names(fresh)}.`)]),
    ...dashes(again.map(opinion => line(`${opinionName(opinion.number)}: ${standing(opinion)}.`))),
  ]
}

/** `chưa xử lý; đồng ý 3 lượt; bảo lưu` */
function standing({ status, supports, reserved }: Opinion): string {
  return [
    statusLabels[status].toLocaleLowerCase('vi'),
    ...(supports.for > 0 ? [`đồng ý ${supports.for} lượt`] : []),
    ...(supports.against > 0 ? [`không đồng ý ${supports.against} lượt`] : []),
    ...(reserved === null ? [] : ['bảo lưu']),
  ].join('; ')
}

/** Under the heading where people left it, before the next one of its level; else under one of its own at the end. */
function underHeading(
  blocks: readonly NodeJson[],
  { title, count, blocks: own }: ReturnType<typeof synthesisParts>['headings'][number],
  input: SynthesisInput,
  fitted: (blocks: readonly NodeJson[]) => NodeJson[],
): readonly NodeJson[] {
  const isHeading = (block: NodeJson) => block.type === 'heading' && Number(block.attrs?.['level']) <= 3
  const at = blocks.findIndex(block => isHeading(block) && textOf(block).startsWith(`${title} (`))
  if (at < 0) {
    const label = `${blocks.filter(isHeading).length + 1}.`
    return [...blocks, ...fitted([heading(3, label, `${title} (${opinionCount(count)})`), ...own])]
  }
  const next = blocks.findIndex((block, index) => index > at && isHeading(block))
  return blocks.toSpliced(next < 0 ? blocks.length : next, 0, ...fitted(later(own, input)))
}

/** Blocks that come later: dated, and without numbers of their own, which would begin anew. */
function later(blocks: readonly NodeJson[], { now }: SynthesisInput): NodeJson[] {
  return [
    line(marked(`Bổ sung ngày ${dayOf(now)}`, 'bold')),
    ...blocks.map(block => (block.type === 'heading' ? line(marked(textOf(block), 'italic')) : block)),
  ]
}

function withReserved(
  blocks: readonly NodeJson[],
  input: SynthesisInput,
  fitted: (blocks: readonly NodeJson[]) => NodeJson[],
): readonly NodeJson[] {
  const told = new Set(namedIn(blocks))
  const opinions = input.opinions.filter(({ reserved, number }) => reserved !== null && !told.has(number))
  if (opinions.length === 0) return blocks
  return [...without(blocks, nothing.reserved), ...fitted(reservedLines({ ...input, opinions }))]
}

/** Rows at the end of the list; a list that is gone begins anew. */
function withRows(
  blocks: readonly NodeJson[],
  input: SynthesisInput,
  { annex }: NamedOpinions,
  fitted: (blocks: readonly NodeJson[]) => NodeJson[],
): readonly NodeJson[] {
  const listed = new Set(annex)
  const opinions = input.opinions.filter(({ number }) => !listed.has(number))
  if (opinions.length === 0) return blocks
  const kept = without(blocks, nothing.annex)
  const columns = annexColumns(input)
  const at = kept.findLastIndex(
    block =>
      block.type === 'table' && block.content?.every(({ content }) => content?.length === columns.length),
  )
  const list = kept[at]
  const rows = annexRows(input, Math.max(1, list?.content?.length ?? 1), opinions)
  const [fresh] = fitted([table(columns, rows)])
  if (!fresh) return kept
  if (!list) return [...kept, fresh]
  return kept.with(at, { ...list, content: [...(list.content ?? []), ...(fresh.content ?? []).slice(1)] })
}

/** Without the one line that says that there is nothing. */
function without(blocks: readonly NodeJson[], said: string): readonly NodeJson[] {
  return blocks.filter(block => !(block.type === 'paragraph' && textOf(block) === said))
}

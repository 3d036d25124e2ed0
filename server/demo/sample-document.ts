// One sample document through its stages, by the same actions that people use.

import * as Y from 'yjs'
import { type Anchor, captureAnchor, type TextBlock, type TextMap, textMap } from '#model/anchor.ts'
import type { NodeJson } from '#model/content.ts'
import { textBlocksOf } from '#model/content.ts'
import { criteria, type OpinionDraft } from '#model/opinion.ts'
import type { Stage } from '#model/stage.ts'
import { findTemplate } from '#templates/index.ts'
import type { Template } from '#templates/template.ts'
import { moveStage } from '../actions/advance.ts'
import { createDocument } from '../actions/create.ts'
import type { Deps, Person } from '../actions/deps.ts'
import { withdrawOpinion } from '../actions/discuss.ts'
import { disposeOpinion } from '../actions/dispose.ts'
import { keepVersion } from '../actions/keep-version.ts'
import { receiveOpinion } from '../actions/receive.ts'
import type { Store } from '../store/store.ts'
import { type PlacedText, placedText } from '../sync/proposal.ts'
import type { Sample, SampleName } from './accounts.ts'
import type { DemoDocument, DemoOpinion } from './content/content.ts'
import { type SectionText, sectionKeyOf, withTexts, writeText } from './fill.ts'
import { must, personOf } from './must.ts'
import { closeSampleRound, groupSample, openSampleRound, sayNone } from './sample-consultation.ts'

/** A clock that can be set back, so that the sample has a past. */
export interface SampleClock {
  /** Goes on a little with each call, never past the present. */
  readonly now: () => string
  readonly daysAgo: (days: number) => void
}

/** Where a sample document ends. */
export interface SampleCourse {
  readonly unitId: string
  /** `consultation`: first draft, opinions being taken. `consolidation`: second draft, opinions being decided. */
  readonly track: 'consultation' | 'consolidation'
  /** Name of the version kept of the earlier text. */
  readonly versionName: string
}

const roundDays = 14 // from the opening; the sample's second document is still asking
const unwrittenText = 'Mục này đang được biên soạn.' // so that the gate of consultation is passed as it would be in life
const defaultHolder = 'Văn phòng Đảng ủy xã mẫu' // clerks and compilers speak only for others

/** Writes a sample document with its earlier draft, opinions and decisions. */
export async function writeSample(
  deps: Deps,
  clock: SampleClock,
  sample: Sample,
  document: DemoDocument,
  course: SampleCourse,
): Promise<string> {
  const template = findTemplate(document.templateId)
  if (!template) throw new Error(`no template ${document.templateId}`)
  const person = (name: SampleName | string) => personOf(sample, name)
  const { id } = must(
    await createDocument(deps, person('drafter1'), {
      unitId: course.unitId,
      templateId: template.id,
      title: document.title,
    }),
  )
  const writers = new Map(document.sections.map(section => [section.key, section.by]))
  const unwritten = stubsFor(template, document)
  const first: SectionText[] = [...overlaid(document.sections, document.earlier), ...unwritten]
  const second: SectionText[] = [...document.sections, ...unwritten]

  const write = async (texts: readonly SectionText[]) => {
    const before = await textOf(deps, id)
    let target = before
    const writings = (['drafter1', 'drafter2'] as const).map(writer => {
      const own = texts.filter(text => (writers.get(text.key) ?? 'drafter2') === writer)
      target = withTexts(target, own, template, deps.newId)
      return { target, userId: person(writer).id, at: clock.now() }
    })
    await writeText(deps.store, id, before, writings)
    return textOf(deps, id)
  }
  const move = async (name: SampleName, to: Stage) => {
    const { seq } = await deps.registers.state(id)
    must(await moveStage(deps, person(name), id, { to, expectedSeq: seq }))
  }
  const opine = async (opinion: DemoOpinion, text: PlacedText) => {
    must(await receiveOpinion(deps, person(opinion.by), id, draftOf(opinion, text, deps.newId)))
  }

  const firstText = await write(first)
  must(await keepVersion(deps, person('lead'), id, course.versionName))
  let rest = document.opinions
  let text = await placedIn(deps.store, id, firstText)
  if (course.track === 'consultation') text = await placedIn(deps.store, id, await write(second))
  await move('lead', 'internal_review')
  await move('secretary', 'consultation')
  const roundId = await openSampleRound(deps, sample, id, roundDays)
  if (course.track === 'consolidation') {
    const present = textMap(textBlocksOf(withTexts(firstText, second, template, deps.newId)))
    const early = rest.filter(opinion => opinion.quote && !findQuote(present, opinion))
    rest = rest.filter(opinion => !early.includes(opinion))
    for (const opinion of early) await opine(opinion, text)
    await closeSampleRound(deps, sample, id, roundId)
    await move('compiler', 'consolidation')
    await move('lead', 'drafting')
    clock.daysAgo(12)
    text = await placedIn(deps.store, id, await write(second))
    await move('lead', 'internal_review')
    await move('secretary', 'consultation')
    clock.daysAgo(8)
  }
  for (const opinion of rest) await opine(opinion, text)
  if (course.track === 'consolidation') await move('compiler', 'consolidation')
  else await sayNone(deps, person('drafter2'), id, roundId)
  await groupSample(deps, sample, id, template)
  await decide(deps, id, document.opinions, person)
  await write(unwritten.map(({ key }) => ({ key, blocks: [] })))
  return id
}

/** Decisions and withdrawals, in the order of the opinions. */
async function decide(
  deps: Deps,
  id: string,
  opinions: readonly DemoOpinion[],
  person: (name: string) => Person,
): Promise<void> {
  for (const opinion of opinions) {
    const { disposition, withdrawn } = opinion
    if (!disposition && !withdrawn) continue
    const register = await deps.registers.state(id)
    const author = person(opinion.by).id
    const received = [...register.opinions.values()].find(
      ({ body, author: by }) => body === opinion.body.normalize('NFC') && by.id === author,
    )
    if (!received) throw new Error(`the opinion "${opinion.body}" was not received`)
    if (withdrawn) must(await withdrawOpinion(deps, person(opinion.by), id, received.id))
    if (!disposition) continue
    const { by, decision, explanation } = disposition
    must(
      await disposeOpinion(deps, person(by), id, received.id, {
        decision,
        explanation,
        expectedSeq: register.seq,
      }),
    )
  }
}

/** What the sections of the first draft said: the earlier text where there is one. */
function overlaid(sections: readonly SectionText[], earlier: readonly SectionText[]): SectionText[] {
  const late = sections.filter(({ key }) => !earlier.some(section => section.key === key))
  return [...late, ...earlier]
}

/** A line for every required section with a budget that nobody has written yet. */
function stubsFor(template: Template, document: DemoDocument): SectionText[] {
  const written = new Set(document.sections.map(section => sectionKeyOf(section.key)))
  return template.sections
    .filter(section => section.required && section.budget && !written.has(section.key))
    .map(({ key, subheadings }) => ({
      key: subheadings.length > 0 ? `${key}#1` : key,
      blocks: [unwrittenText],
    }))
}

function draftOf(opinion: DemoOpinion, text: PlacedText, newId: () => string): OpinionDraft {
  const { by, kind, severity, body } = opinion
  const speaksForOthers = by === 'clerk' || by === 'compiler'
  return {
    id: newId(),
    kind,
    severity,
    criterion: criteria.find(name => name === opinion.criterion) ?? null,
    sectionKey: opinion.sectionKey ? sectionKeyOf(opinion.sectionKey) : null,
    anchor: opinion.quote ? anchorOf(opinion, text) : null,
    body: body.normalize('NFC'),
    proposedText: opinion.proposedText?.normalize('NFC') ?? null,
    onBehalfOf: opinion.onBehalfOf ?? (speaksForOthers ? defaultHolder : null),
  }
}

function anchorOf(opinion: DemoOpinion, text: PlacedText): Anchor {
  const found = findQuote(text.map, opinion)
  if (!found) throw new Error(`the quote "${opinion.quote}" does not stand in ${opinion.sectionKey}`)
  const { block, from, to } = found
  const run = text.elements[text.map.blocks.indexOf(block)]?.get(0) // sample paragraphs are one run of plain text
  const anchor = captureAnchor(text.map, from, to)
  if (!(run instanceof Y.XmlText)) return anchor
  const related = (offset: number) =>
    Buffer.from(
      Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(run, offset - block.start)),
    ).toString('base64')
  return { ...anchor, rel: { from: related(from), to: related(to) } }
}

/** Where an opinion's quote stands in its section, or null when the words do not stand there. */
function findQuote(
  map: TextMap,
  { quote, sectionKey }: DemoOpinion,
): { readonly block: TextBlock; readonly from: number; readonly to: number } | null {
  const words = quote?.normalize('NFC') ?? ''
  for (const block of map.blocks) {
    if (sectionKey && block.sectionKey !== sectionKeyOf(sectionKey)) continue
    const at = block.text.indexOf(words)
    if (at >= 0) return { block, from: block.start + at, to: block.start + at + words.length }
  }
  return null
}

/** The stored text with its places. */
async function placedIn(store: Store, id: string, json: NodeJson): Promise<PlacedText> {
  const stored = await store.loadText(id)
  if (!stored) throw new Error(`document ${id} has no text`)
  const doc = new Y.Doc()
  doc.transact(() => {
    Y.applyUpdate(doc, stored.snapshot)
    for (const { update } of stored.tail) Y.applyUpdate(doc, update)
  })
  return placedText(doc, json)
}

async function textOf(deps: Deps, id: string): Promise<NodeJson> {
  const text = await deps.texts.read(id)
  if (!text) throw new Error(`document ${id} has no text`)
  return text.json
}

// A synthesis as a document of its own: begun from a register, brought up to date with it, and how far both are apart.

import type { SynthesisView } from '#model/api.ts'
import { canonicalJson } from '#model/canonical.ts'
import type { DocumentId, Sha256 } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { may } from '#model/right.ts'
import { movedSince, namedOpinions, synthesisTemplateId } from '#model/synthesis.ts'
import { findTemplate } from '#templates/index.ts'
import type { TextState } from '../sync/texts.ts'
import { actorOf, heldIn, type Opened, openDocument } from './access.ts'
import { mayBegin, storeDocument } from './create.ts'
import type { Deps, Person } from './deps.ts'
import { type ReadReport, readReport } from './read-report.ts'
import { announceAll } from './record.ts'
import { sourceOf } from './synthesis-source.ts'

/**
 * Begins the synthesis of a document's opinions, for the same unit and the same readers. Refuses as `readReport` and
 * `createDocument` do.
 *
 * @param title of the new document
 */
export async function beginSynthesis(
  deps: Deps,
  person: Person,
  sourceId: DocumentId,
  title: string,
): Promise<Outcome<{ readonly id: DocumentId }>> {
  const read = await readReport(deps, person, sourceId, null)
  if (!read.ok) return read
  const { row, register, facts } = read.value
  const wanted = { unitId: row.unitId, templateId: synthesisTemplateId, title, access: row.access }
  const beginning = await mayBegin(deps, person, wanted)
  if (!beginning.ok) return beginning
  const { template } = beginning.value
  const input = {
    mode: 'synthesis',
    template,
    present: null,
    changed: [],
    now: deps.now(),
    ...facts,
  } as const
  const made = await deps.word.synthesize(input)
  if (!made.ok) return made
  if (made.value.is !== 'text') throw new Error('a synthesis that begins gave no first text')
  const { seq, head } = register
  const synthesizes = { documentId: sourceId, title: row.title, seq, head, opinions: register.opinions.size }
  return done({
    id: await storeDocument(deps, person, beginning.value, { state: made.value.state, synthesizes }),
  })
}

const tries = 20 // each failure means that somebody typed meanwhile

/** The text went on while additions to it were made. */
class TextMoved extends Error {}

/**
 * Adds what a synthesis does not name yet, and what changed in its register since it was read; what people wrote stays.
 * Refuses `no-synthesis`, `synthesis-current`, `stale`, `text-moving`, and as `readReport` does for its register.
 *
 * @returns the numbers of the opinions that were added
 */
export async function updateSynthesis(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  expectedSeq: number,
): Promise<Outcome<{ readonly seq: number; readonly added: readonly number[] }>> {
  const opened = await openDocument(deps, person, documentId, 'write')
  if (!opened.ok) return opened
  const { synthesis, brokenAt, seq } = await deps.registers.state(documentId)
  if (brokenAt !== null) return refuse('register-broken', { seq: brokenAt })
  if (!synthesis) return refuse('no-synthesis')
  if (seq !== expectedSeq) return refuse('stale', { seq })
  const source = await readReport(deps, person, synthesis.documentId, null)
  if (!source.ok) return source
  const { facts } = source.value
  const changed = facts.opinions
    .filter(opinion => opinion.number <= synthesis.opinions && opinion.seq > synthesis.seq)
    .map(({ id }) => id)
  const { came } = movedSince(synthesis, facts.opinions)
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const text = await deps.texts.read(documentId)
    if (!text) return refuse('not-found')
    // What came may be named already, copied from elsewhere: then the register's head alone is brought up to date.
    if (came + changed.length === 0 && isNamedWhole(text, facts.opinions)) return refuse('synthesis-current')
    const outcome = await addTo(deps, person, {
      opened: opened.value,
      source: source.value,
      text,
      changed,
      expectedSeq,
    })
    if (outcome !== 'moved') return outcome
  }
  return refuse('text-moving')
}

function isNamedWhole({ json }: TextState, opinions: readonly { readonly number: number }[]): boolean {
  const { body, annex } = namedOpinions(json)
  return opinions.every(({ number }) => body.includes(number) && annex.includes(number))
}

interface Adding {
  readonly opened: Opened
  readonly source: ReadReport
  readonly text: TextState
  readonly changed: readonly string[]
  readonly expectedSeq: number
}

async function addTo(
  deps: Deps,
  person: Person,
  { opened, source: { facts, register }, text, changed, expectedSeq }: Adding,
): Promise<Outcome<{ readonly seq: number; readonly added: readonly number[] }> | 'moved'> {
  const { row } = opened
  const template = findTemplate(row.templateId, row.templateVersion)
  if (!template) return refuse('no-synthesis')
  const at = deps.now()
  const input = { mode: 'synthesis', template, present: text.json, changed, now: at, ...facts } as const
  const made = await deps.word.synthesize(input)
  if (!made.ok) return made
  if (made.value.is !== 'added') throw new Error('a synthesis that stands was begun anew')
  const { doc, added } = made.value
  const eventOf = (sha256: Sha256, updateHash: Sha256) =>
    ({
      documentId: row.id,
      opinionId: null,
      type: 'synthesisUpdated',
      at,
      ...actorOf(opened, person, 'write'),
      payload: {
        seq: register.seq,
        head: register.head,
        opinions: register.opinions.size,
        added,
        sha256,
        updateHash,
        byName: person.name,
      },
    }) as const
  try {
    const result = await deps.texts.restore(
      row.id,
      canonicalJson(doc),
      async ({ before, sha256, updateHash }) => {
        // Made into a text that was thought up before, it would lose what was typed since.
        if (before.sha256 !== text.sha256) throw new TextMoved()
        return { drafts: [eventOf(sha256, updateHash)], expectedSeq }
      },
    )
    if (result.ok) {
      announceAll(deps, row.id, result.events)
      return done({ seq: result.events.at(-1)?.seq ?? expectedSeq, added })
    }
    if (result.reason === 'stale' && result.seq !== expectedSeq) return refuse('stale', { seq: result.seq })
    return 'moved'
  } catch (error) {
    if (error instanceof TextMoved) return 'moved'
    throw error
  }
}

/** What a document consolidates and how far that has moved on, and the syntheses that were made from it. */
export async function getSynthesis(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<SynthesisView>> {
  const opened = await openDocument(deps, person, documentId, 'readOpinions')
  if (!opened.ok) return opened
  const register = await deps.registers.state(documentId)
  const { synthesis } = register
  const source = await sourceOf(deps, register)
  const made = await madeFrom(deps, person, opened.value)
  if (!synthesis || !source) return done({ of: null, made })
  const read = await openDocument(deps, person, synthesis.documentId, 'read')
  return done({
    of: {
      documentId: read.ok ? synthesis.documentId : null,
      title: synthesis.title,
      opinions: synthesis.opinions,
      seq: synthesis.seq,
      head: synthesis.head,
      readAt: synthesis.at,
      ...movedSince(synthesis, source.opinions.values()),
    },
    made,
  })
}

/** Syntheses of a document's register that a person may read, latest first. */
async function madeFrom(deps: Deps, person: Person, { row }: Opened): Promise<SynthesisView['made']> {
  const [rows, units, memberships] = await Promise.all([
    deps.store.listDocuments([row.unitId]),
    deps.store.listUnits(),
    deps.store.listMembershipsOfUser(person.id),
  ])
  const made: SynthesisView['made'][number][] = []
  for (const one of rows.filter(({ templateId }) => templateId === synthesisTemplateId)) {
    const { synthesis } = await deps.registers.state(one.id)
    if (synthesis?.documentId !== row.id) continue
    const held = await heldIn(deps, person.id, one, units, memberships)
    if (!held.some(({ role }) => may(role, 'read', one.stage, one.isAmending))) continue
    made.push({ id: one.id, title: one.title, stage: one.stage, createdAt: one.createdAt })
  }
  return made
}

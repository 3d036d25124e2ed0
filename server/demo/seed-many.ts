// Units, documents and opinions in number: the same text everywhere, two transactions a document.

import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { captureAnchor, type TextMap, textMap } from '#model/anchor.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import { kinds } from '#model/opinion.ts'
import type { EventDraft } from '#model/register.ts'
import type { Stage } from '#model/stage.ts'
import { findTemplate } from '#templates/index.ts'
import { createDocument } from '../actions/create.ts'
import type { Account } from '../actions/deps.ts'
import type { DocumentRow, UnitRow } from '../store/store.ts'
import { sampleEmail, samplePassword, sampleUnits } from './accounts.ts'
import { politicalReport } from './content/political-report.ts'
import { withTexts, writeText } from './fill.ts'
import { type SeedTarget, sampleDeps, seedPeople } from './seed.ts'

/** How many of each: units in all, documents in each unit, opinions on each document. */
export interface Counts {
  readonly units: number
  readonly documents: number
  readonly opinions: number
}

/** A unit with somebody who writes and somebody who gives opinions. */
interface Staffed {
  readonly unit: UnitRow
  readonly drafter: Account
  readonly member: Account
}

/** A document that the others are copied from. */
interface Original {
  readonly row: DocumentRow
  readonly state: Uint8Array
  readonly text: TextMap
}

/**
 * Adds documents with opinions to N units under the sample superior; makes the units and people that are missing, the
 * sample accounts among them.
 *
 * @returns what was added
 */
export async function seedMany(target: SeedTarget, counts: Counts): Promise<Counts> {
  const { store, accounts } = target
  if (await accounts.isEmpty()) await seedPeople(target)
  const before = (await store.listUnits()).length
  const staffed = await staffedUnits(target, counts.units)
  const original = counts.documents > 0 ? await firstDocument(target, staffed) : null
  for (const [index, { unit, drafter, member }] of staffed.entries()) {
    for (let ordinal = 1; original && ordinal <= counts.documents; ordinal += 1) {
      const isOriginal = index === 0 && ordinal === 1
      const row = isOriginal
        ? original.row
        : {
            ...original.row,
            id: randomUUID(),
            unitId: unit.id,
            title: `Báo cáo chính trị ${ordinal} – ${unit.name}`,
          }
      if (!isOriginal) await copyDocument(target, { ...original, row }, drafter)
      await openForOpinions(target, { ...original, row }, member, counts.opinions)
    }
  }
  const documents = counts.documents * staffed.length
  return {
    units: (await store.listUnits()).length - before,
    documents,
    opinions: documents * counts.opinions,
  }
}

/** The first N units under the sample superior, made where there are fewer, each with its two people. */
async function staffedUnits(target: SeedTarget, wanted: number): Promise<Staffed[]> {
  const { store } = target
  const units = await store.listUnits()
  const superior = units.find(unit => unit.name === sampleUnits.superior.name)
  if (!superior) throw new Error(`the database has no unit ${sampleUnits.superior.name}`)
  const order = (unit: UnitRow) =>
    unit.name === sampleUnits.own.name ? 0 : unit.name === sampleUnits.other.name ? 1 : 2
  const below = units
    .filter(unit => unit.parentId === superior.id)
    .sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, 'vi'))
  while (below.length < wanted) {
    const number = String(below.length + 1).padStart(2, '0')
    const unit: UnitRow = {
      ...sampleUnits.own,
      id: randomUUID(),
      parentId: superior.id,
      name: `Đảng ủy xã số ${number}`,
      place: `Xã số ${number}`,
    }
    await store.createUnit(unit)
    below.push(unit)
  }
  const staffed: Staffed[] = []
  for (const [index, unit] of below.slice(0, wanted).entries())
    staffed.push(await staff(target, unit, index + 1))
  return staffed
}

async function staff({ store, accounts }: SeedTarget, unit: UnitRow, number: number): Promise<Staffed> {
  const held = await store.listMembershipsOfUnit(unit.id)
  const person = async (role: 'drafter' | 'committee_member', account: string, name: string) => {
    const holder = held.find(row => row.role === role)
    const known = holder
      ? await accounts.findById(holder.userId)
      : await accounts.findByEmail(sampleEmail(account))
    const made =
      known ?? (await accounts.createSamples([{ email: sampleEmail(account), name }], samplePassword))[0]
    if (!made) throw new Error(`no account was made for ${account}`)
    await store.addMembership({ unitId: unit.id, userId: made.id, role })
    return made
  }
  return {
    unit,
    drafter: await person('drafter', `drafter.${number}`, `Tổ viên biên tập ${number}`),
    member: await person('committee_member', `member.${number}`, `Cấp ủy viên ${number}`),
  }
}

/** One document written in full, with its text as one state. */
async function firstDocument(target: SeedTarget, staffed: readonly Staffed[]): Promise<Original> {
  const { deps, clock } = sampleDeps(target)
  const [first] = staffed
  const template = findTemplate(politicalReport.templateId)
  if (!first || !template) throw new Error('there is no unit or no template to begin with')
  const drafter = { ...first.drafter, language: 'vi' as const }
  const made = await createDocument(deps, drafter, {
    unitId: first.unit.id,
    templateId: template.id,
    title: politicalReport.title,
  })
  if (!made.ok) throw new Error(`the first document was refused: ${made.refusal.code}`)
  const { id } = made.value
  const fresh = await deps.texts.read(id)
  if (!fresh) throw new Error(`document ${id} has no text`)
  const filled: NodeJson = withTexts(fresh.json, politicalReport.sections, template, randomUUID)
  await writeText(target.store, id, fresh.json, [{ target: filled, userId: drafter.id, at: clock.now() }])
  const [row, stored] = await Promise.all([target.store.findDocument(id), target.store.loadText(id)])
  if (!row || !stored) throw new Error(`document ${id} was not kept`)
  const state = Y.mergeUpdates([stored.snapshot, ...stored.tail.map(({ update }) => update)])
  return { row, state, text: textMap(textBlocksOf(filled)) }
}

async function copyDocument(
  { store }: SeedTarget,
  { row, state }: Original,
  drafter: Account,
): Promise<void> {
  const {
    title,
    templateId,
    templateVersion,
    formatProfile,
    formatProfileVersion,
    termProfile,
    termProfileVersion,
  } = row
  await store.createDocument(row, state, {
    documentId: row.id,
    opinionId: null,
    type: 'documentCreated',
    at: row.createdAt,
    actor: drafter.id,
    actorRole: 'drafter',
    unitId: row.unitId,
    payload: {
      title,
      templateId,
      templateVersion,
      formatProfile,
      formatProfileVersion,
      termProfile,
      termProfileVersion,
    },
  })
}

/** Moves a fresh document to consultation and puts the opinions into its register, in one transaction. */
async function openForOpinions(
  { store }: SeedTarget,
  { row, text }: Original,
  member: Account,
  opinions: number,
): Promise<void> {
  const { id: documentId, unitId, createdAt: at } = row
  const move = (from: Stage, to: Stage): EventDraft => ({
    documentId,
    unitId,
    at,
    opinionId: null,
    type: 'stageMoved',
    actor: 'system',
    actorRole: 'system',
    payload: { from, to, draft: 1, note: '', sha256: null, byName: 'Dữ liệu mẫu' },
  })
  const blocks = text.blocks.filter(block => block.text.length > 60)
  const received = Array.from({ length: opinions }, (_, index): EventDraft => {
    const block = blocks[index % blocks.length]
    if (!block) throw new Error('the sample text has no long paragraph')
    const kind = kinds[index % kinds.length] ?? 'clarify'
    return {
      documentId,
      unitId,
      at,
      opinionId: randomUUID(),
      type: 'received',
      actor: member.id,
      actorRole: 'committee_member',
      payload: {
        number: index + 1,
        kind: kind === 'replace' ? 'clarify' : kind, // a replacement needs its wording
        severity: index % 3 === 0 ? 'major' : 'minor',
        criterion: null,
        sectionKey: block.sectionKey,
        anchor: captureAnchor(text, block.start, block.start + block.text.indexOf(' ', 40)),
        body: `Ý kiến thử số ${index + 1}: đề nghị nêu rõ số liệu và nguồn.`,
        proposedText: null,
        onBehalfOf: null,
        authorName: member.name,
      },
    }
  })
  const appended = await store.appendEvents({
    documentId,
    drafts: [move('drafting', 'internal_review'), move('internal_review', 'consultation'), ...received],
    expectedSeq: 1,
    stage: { stage: 'consultation', draft: 1 },
  })
  if (!appended.ok) throw new Error(`the register of ${documentId} stands at ${appended.seq}`)
}

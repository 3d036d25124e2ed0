// A document from a template, its outline written in the transaction that creates it.

import { type DocumentAccess, roleIn } from '#model/confidential.ts'
import type { DocumentId, Instant, UnitId } from '#model/ids.ts'
import { freshDocument } from '#model/outline.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { EventPayloads } from '#model/register.ts'
import { may } from '#model/right.ts'
import type { Role } from '#model/role.ts'
import { rolesInTemplate } from '#model/synthesis.ts'
import { findTemplate, termProfiles } from '#templates/index.ts'
import type { Template } from '#templates/template.ts'
import type { TermProfile } from '#templates/terms/term-profile.ts'
import { seedState } from '../sync/seed.ts'
import type { FilePictures } from '../word/export-input.ts'
import { rolesIn } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { originalRow } from './originals.ts'

/** A document asked for. */
export interface NewDocument {
  readonly unitId: UnitId
  readonly templateId: string
  readonly title: string
  /** Left out = the unit. */
  readonly access?: DocumentAccess | undefined
}

/** What a document begins with. */
export interface FirstText {
  /** Yjs state. */
  readonly state: Uint8Array
  /** The pictures that it shows. */
  readonly pictures?: FilePictures
  /** The register that it consolidates. */
  readonly synthesizes?: EventPayloads['documentCreated']['synthesizes']
}

/** What may be made: by whom, as what. */
export interface Beginning {
  readonly wanted: NewDocument
  readonly template: Template
  readonly role: Role
}

/**
 * Begins a document. It pins the template, the format profile and the term profile that are valid now.
 * Refuses `not-found` for a unit that is not the person's, `invalid` for an unknown template.
 */
export async function createDocument(
  deps: Deps,
  person: Person,
  wanted: NewDocument,
): Promise<Outcome<{ id: string }>> {
  const beginning = await mayBegin(deps, person, wanted)
  if (!beginning.ok) return beginning
  const { template } = beginning.value
  return done({
    id: await storeDocument(deps, person, beginning.value, {
      state: seedState(freshDocument(template, deps.newId)),
    }),
  })
}

/** Whether a person may begin a document. Refuses as `createDocument` does. */
export async function mayBegin(deps: Deps, person: Person, wanted: NewDocument): Promise<Outcome<Beginning>> {
  const [units, memberships] = await Promise.all([
    deps.store.listUnits(),
    deps.store.listMembershipsOfUser(person.id),
  ])
  const roles = rolesIn(units, memberships, wanted.unitId)
  if (roles.length === 0 || !units.some(unit => unit.id === wanted.unitId)) return refuse('not-found')
  const access = wanted.access ?? 'unit'
  const counted = roles.flatMap(held => {
    const role = roleIn(access, held, false)
    return role === null ? [] : rolesInTemplate(role, wanted.templateId)
  })
  const role = counted.find(held => may(held, 'create', 'drafting'))
  if (!role) return refuse('not-allowed', { action: 'create' })
  const template = findTemplate(wanted.templateId)
  if (!template) return refuse('invalid', [{ field: 'templateId', problem: 'unknown' }])
  return done({ wanted, template, role })
}

/**
 * Stores a document with its first text and event. Who may has been asked.
 *
 * @param file the Word file it comes from, kept with it
 * @returns its id
 */
export async function storeDocument(
  deps: Deps,
  person: Person,
  { wanted, template, role }: Beginning,
  text: FirstText,
  file?: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<DocumentId> {
  const access = wanted.access ?? 'unit'
  const at = deps.now()
  const term = termAt(at)
  const format = formatAt(term, at)
  const id = deps.newId()
  const pinned = {
    title: wanted.title,
    templateId: template.id,
    templateVersion: template.version,
    formatProfile: format.id,
    formatProfileVersion: format.version,
    termProfile: term.id,
    termProfileVersion: term.version,
  }
  const stored = {
    createdAt: at,
    updatedAt: at,
    access,
    stage: 'drafting',
    draft: 1,
    isAmending: false,
  } as const
  const original = file && (await originalRow(id, person, file.bytes, at))
  const pictures = [...(text.pictures ?? [])].map(([sha256, { bytes, facts }]) => ({
    documentId: id,
    sha256,
    contentType: facts.type,
    bytes,
    addedBy: person.id,
    addedAt: at,
  }))
  const row = { id, unitId: wanted.unitId, ...pinned, ...stored }
  const event = {
    documentId: id,
    opinionId: null,
    type: 'documentCreated',
    at,
    actor: person.id,
    actorRole: role,
    unitId: wanted.unitId,
    payload: {
      ...pinned,
      ...(access === 'unit' ? {} : { access }),
      ...(text.synthesizes && { synthesizes: text.synthesizes }),
      ...(original && {
        fromFile: file.name,
        original: { sha256: original.sha256, size: file.bytes.length },
      }),
      byName: person.name,
    },
  } as const
  await deps.store.createDocument(row, text.state, event, original ? [...pictures, original] : pictures)
  return id
}

/** The newest term profile that has begun. */
export function termAt(at: Instant): TermProfile {
  const day = at.slice(0, 10)
  const begun = termProfiles.filter(term => term.validFrom.value <= day)
  const term = begun.at(-1) ?? termProfiles[0]
  if (!term) throw new Error('no term profile is shipped')
  return term
}

/** The format profile in force on a day of a term. */
export function formatAt(term: TermProfile, at: Instant): { readonly id: string; readonly version: number } {
  const later = term.laterFormatProfiles
    .map(profile => profile.value)
    .filter(profile => profile.from <= at.slice(0, 10))
  return later.at(-1) ?? term.formatProfile.value
}

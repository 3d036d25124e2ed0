// Whether an opinion stands in its giver's field: a body above that reads a document may have been given some of its sections alone.

import { type Anchor, blockAt, resolveAnchor, textMap } from '#model/anchor.ts'
import { isInField } from '#model/assignment.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import type { DocumentId, SectionKey, VersionId } from '#model/ids.ts'
import type { OpinionDraft } from '#model/opinion.ts'
import { type Refusal, refuse } from '#model/refusal.ts'
import { findTemplate } from '#templates/index.ts'
import type { Opened } from './access.ts'
import type { Deps } from './deps.ts'

/**
 * Why an opinion on this place is not taken, or null. Where its words stand counts, at both ends, in the text that it names; the section it
 * says counts alone where it names no words, or where they stand nowhere for sure.
 */
export async function outsideField(
  deps: Pick<Deps, 'store' | 'texts'>,
  opened: Opened,
  { sectionKey, anchor, versionId }: Pick<OpinionDraft, 'sectionKey' | 'anchor' | 'versionId'>,
): Promise<{ readonly ok: false; readonly refusal: Refusal } | null> {
  if (opened.field === null) return null
  const json = anchor && (await textAt(deps, opened.row.id, versionId ?? null))
  const keys = anchor && json ? sectionsOf(json, anchor, sectionKey) : [sectionKey]
  return refusalFor(opened, keys)
}

/** The same of an opinion that somebody else gave, by the section it names. */
export function refusalFor(
  { field, row }: Pick<Opened, 'field' | 'row'>,
  keys: readonly (SectionKey | null)[],
): { readonly ok: false; readonly refusal: Refusal } | null {
  if (keys.every(key => isInField(field, key))) return null
  const sections = findTemplate(row.templateId, row.templateVersion)?.sections ?? []
  const own = sections.filter(({ key }) => field?.includes(key))
  return refuse(
    'outside-field',
    own.map(({ label, title }) => [label, title].filter(part => part !== '').join(' ')),
  )
}

async function textAt(
  { store, texts }: Pick<Deps, 'store' | 'texts'>,
  documentId: DocumentId,
  versionId: VersionId | null,
): Promise<NodeJson | null> {
  if (versionId === null) return (await texts.read(documentId))?.json ?? null
  const version = await store.findVersion(documentId, versionId)
  return version && (JSON.parse(version.json) as NodeJson)
}

function sectionsOf(
  json: NodeJson,
  anchor: Anchor,
  sectionKey: SectionKey | null,
): readonly (SectionKey | null)[] {
  const map = textMap(textBlocksOf(json))
  const { from, to } = resolveAnchor(map, anchor, sectionKey, null)
  if (from === undefined || to === undefined) return [sectionKey]
  return [blockAt(map, from), blockAt(map, Math.max(from, to - 1))].map(block => block?.sectionKey ?? null)
}

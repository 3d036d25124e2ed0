// Reads a structure out of a loaded Y.Doc, once per opening of a room. Runs in the worker.

import * as Y from 'yjs'
import { fragmentName } from './seed.ts'
import {
  type ClientRuns,
  emptyStructure,
  fragmentType,
  lockedFlag,
  nowherePlace,
  nowhereType,
  placeSpan,
  Structure,
  type StructureData,
  sealedFlag,
} from './structure.ts'
import { attributeOf, headingKind, kindOf, nowhereKind, sectionKind, textKind } from './text-rules.ts'

type AnyType = Y.AbstractType<unknown>

/** The structure of everything a document holds. Locked headings and sections are marked as protected. */
export function structureOf(doc: Y.Doc): StructureData {
  const data = emptyStructure()
  const types = new Map<unknown, number>([[doc.getXmlFragment(fragmentName), fragmentType]])
  const clients: ClientRuns[] = []
  for (const [client, structs] of doc.store.clients) {
    const runs: ClientRuns = { client, end: 0, starts: [], places: [], makes: [] }
    for (const struct of structs) pushStruct(data, types, runs, struct)
    clients.push(runs)
  }
  return { ...data, clients, sections: sectionsIn(types), deleted: deletedIn(doc) }
}

/** Whether an element is a heading that the template locked. */
export function isLockedHeading(element: Y.XmlElement): boolean {
  const attributes: Record<string, unknown> = element.getAttributes()
  return element.nodeName === 'heading' && attributes['locked'] === true
}

function pushStruct(
  data: StructureData,
  types: Map<unknown, number>,
  runs: ClientRuns,
  struct: Y.Item | Y.GC,
): void {
  const place = struct instanceof Y.Item ? placeOf(data, types, struct) : nowherePlace
  const makes =
    struct instanceof Y.Item && struct.content instanceof Y.ContentType
      ? typeIndex(data, types, struct.content.type)
      : 0
  const last = runs.places.length - 1
  if (makes > nowhereType || runs.places[last] !== place || runs.makes[last] !== 0) {
    runs.starts.push(struct.id.clock)
    runs.places.push(place)
    runs.makes.push(makes > nowhereType ? makes : 0)
  }
  runs.end = struct.id.clock + struct.length
}

function placeOf(data: StructureData, types: Map<unknown, number>, item: Y.Item): number {
  const type = typeIndex(data, types, item.parent)
  if (type === nowhereType) return nowherePlace
  if (item.parentSub === null) return type * placeSpan
  const attribute = attributeOf(data.kinds[type] ?? nowhereKind, item.parentSub)
  return attribute === null ? nowherePlace : type * placeSpan + attribute
}

/** Index of a type; those above it are entered first. Roots other than `default` are nowhere. */
function typeIndex(data: StructureData, types: Map<unknown, number>, type: unknown): number {
  const known = types.get(type)
  if (known !== undefined) return known
  if (!(type instanceof Y.AbstractType)) return nowhereType
  const item = type._item
  const parent = item ? typeIndex(data, types, item.parent) : nowhereType
  const kind = kindOfType(type)
  if (!item || parent === nowhereType || kind === null) {
    types.set(type, nowhereType)
    return nowhereType
  }
  const index = data.kinds.length
  data.kinds.push(kind)
  data.parents.push(parent)
  data.flags.push(flagsOf(data, type, kind, parent))
  types.set(type, index)
  return index
}

function kindOfType(type: AnyType): number | null {
  if (type instanceof Y.XmlText) return textKind
  return type instanceof Y.XmlElement ? kindOf(type.nodeName) : null
}

function flagsOf(data: StructureData, type: AnyType, kind: number, parent: number): number {
  if (kind === sectionKind) return lockedFlag
  if (kind === headingKind && type instanceof Y.XmlElement && isLockedHeading(type))
    return lockedFlag | sealedFlag
  const above = data.flags[parent] ?? 0
  return kind === textKind && data.kinds[parent] === headingKind && (above & sealedFlag) !== 0
    ? sealedFlag
    : 0
}

function sectionsIn(types: ReadonlyMap<unknown, number>): StructureData['sections'] {
  return [...types].flatMap(([type, index]) => {
    if (!(type instanceof Y.XmlElement) || type.nodeName !== 'section' || index <= nowhereType) return []
    const attributes: Record<string, unknown> = type.getAttributes()
    return typeof attributes['key'] === 'string' ? [{ type: index, key: attributes['key'] }] : []
  })
}

function deletedIn(doc: Y.Doc): StructureData['deleted'] {
  return [...Y.createDeleteSetFromStructStore(doc.store).clients].map(([client, ranges]) => ({
    client,
    pairs: ranges.flatMap(({ clock, len }) => [clock, clock + len]),
  }))
}

/** The structure of an update that stands alone, such as a stored snapshot. */
export function structureOfUpdate(update: Uint8Array): Structure {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return new Structure(structureOf(doc))
}

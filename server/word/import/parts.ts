// The package of a Word file by its relations: the main part under whatever name, and the parts it points to.

import { isAllowedLink } from '#model/schema.ts'
import { openPackage, type Package } from './opc.ts'
import { WordRefused } from './refused.ts'
import { childrenOf, type NodeBudget, readXml, type XmlElement } from './xml.ts'

/** A Word file, opened. */
export interface WordParts {
  readonly names: ReadonlySet<string>
  readonly main: Uint8Array
  /** The parts that the main part relates to by the last word of a type (`comments`). */
  bytes(type: string): Uint8Array[]
  /** The same as trees. */
  all(type: string): XmlElement[]
  /** Trees of the parts that the package itself relates to (`custom-properties`). */
  ofPackage(type: string): XmlElement[]
  /** The part that the main part calls by an id of its relations, as a tree; null = none. */
  byId(id: string): XmlElement | null
  /** Bytes of the part that the main part calls by an id of its relations; null = none. */
  bytesById(id: string): Uint8Array | null
  /** Addresses of links by the ids of their relations; those that may not stand in a document are left out. */
  readonly links: ReadonlyMap<string, string>
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
  /** The target as written. */
  readonly address: string
  readonly isExternal: boolean
}

/** Opens a file as far as its relations. @throws WordRefused */
export function openParts(file: Uint8Array, budget: NodeBudget): WordParts {
  const parts = openPackage(file)
  const types = parts.read('[content_types].xml')
  if (types === null) throw new WordRefused('word-not-docx', 'no content types')
  readXml(types, budget)
  const ofPackage = relationsOf(parts, '', budget)
  const mainName = ofPackage.find(({ type }) => type === 'officeDocument')?.target
  const main = mainName === undefined ? null : parts.read(mainName)
  if (mainName === undefined || main === null) throw new WordRefused('word-not-docx', 'no main part')
  const relations = relationsOf(parts, mainName, budget)
  const bytesIn = (some: readonly Relation[], type: string) =>
    some.flatMap(relation => {
      const bytes = relation.type === type && !relation.isExternal ? parts.read(relation.target) : null
      return bytes === null ? [] : [bytes]
    })
  const bytesById = (id: string) => {
    const relation = relations.find(one => one.id === id && !one.isExternal)
    return relation ? parts.read(relation.target) : null
  }
  const byId = (id: string) => {
    const bytes = bytesById(id)
    return bytes === null ? null : readXml(bytes, budget)
  }
  return {
    names: parts.names,
    main,
    bytes: type => bytesIn(relations, type),
    ofPackage: type => bytesIn(ofPackage, type).map(bytes => readXml(bytes, budget)),
    all: type => bytesIn(relations, type).map(bytes => readXml(bytes, budget)),
    byId,
    bytesById,
    links: new Map(
      relations.flatMap(({ id, type, address, isExternal }) =>
        type === 'hyperlink' && isExternal && isAllowedLink(address) ? [[id, address] as const] : [],
      ),
    ),
  }
}

/** @param name the part whose relations are asked for; empty = the package */
function relationsOf(parts: Package, name: string, budget: NodeBudget): Relation[] {
  const slash = name.lastIndexOf('/') + 1
  const folder = name.slice(0, slash)
  const bytes = parts.read(`${folder}_rels/${name.slice(slash)}.rels`)
  if (bytes === null) return []
  return childrenOf(readXml(bytes, budget), 'pr:Relationship').map(({ attributes }) => ({
    id: attributes['Id'] ?? '',
    type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
    target: resolved(folder, attributes['Target'] ?? ''),
    address: attributes['Target'] ?? '',
    isExternal: attributes['TargetMode'] === 'External',
  }))
}

/** A target within the package. One that climbs out of it names nothing that is there. */
function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? [] : folder.split('/').filter(step => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/').toLowerCase()
}

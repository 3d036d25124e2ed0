// What may stand where in a text, read once out of model/schema.ts: children, attributes, marks.

import type { ContentMatch } from '@tiptap/pm/model'
import { isFileName, pictureWidthMm } from '#model/picture.ts'
import { isAllowedLink, markSpecs, nodeSpecs, schema } from '#model/schema.ts'

const { least, most } = pictureWidthMm

/** Names of the kinds of Yjs types: the three that are no nodes come first. */
const kindNames: readonly string[] = [
  '#fragment',
  '#nowhere',
  '#text',
  ...Object.keys(nodeSpecs).filter(name => name !== 'doc' && name !== 'text'),
]
/** Kind of the fragment that holds the whole text. */
export const fragmentKind = 0
/** Kind of what was deleted and forgotten: whatever is put there vanishes. */
export const nowhereKind = 1
/** Kind of a run of text. */
export const textKind = 2
/** Kind of a section. */
export const sectionKind = kindNames.indexOf('section')
/** Kind of a heading. */
export const headingKind = kindNames.indexOf('heading')

/** Names of all attributes; index 0 is no attribute. */
const attributeNames: readonly string[] = [
  '',
  ...new Set(Object.values(nodeSpecs).flatMap(spec => ('attrs' in spec ? Object.keys(spec.attrs) : []))),
]

const attributesOf = kindNames.map(name => {
  const spec = Object.hasOwn(nodeSpecs, name) ? schema.nodes[name]?.spec : undefined
  return new Set(Object.keys(spec?.attrs ?? {}).map(attribute => attributeNames.indexOf(attribute)))
})
const childrenOf = kindNames.map((name, kind) => childKinds(kind === fragmentKind ? 'doc' : name))
const marksOf = kindNames.map(name => {
  const type = schema.nodes[name]
  return new Set(Object.keys(markSpecs).filter(mark => type && markAllowed(type.name, mark)))
})

/** Kind of a node name, or null when the schema has no such node. */
export function kindOf(nodeName: string): number | null {
  const kind = kindNames.indexOf(nodeName)
  return kind > textKind ? kind : null
}

/** Whether a node of one kind, or a run of text, may stand in another. */
export function mayHold(parent: number, child: number): boolean {
  return childrenOf[parent]?.has(child) ?? false
}

/** Index of an attribute that a kind of node has, or null. */
export function attributeOf(kind: number, name: string): number | null {
  const index = attributeNames.indexOf(name)
  return index > 0 && attributesOf[kind]?.has(index) ? index : null
}

/**
 * Whether an attribute may have a value. Values are flat; nobody but the server locks a heading.
 *
 * @param attribute index from `attributeOf`
 */
export function mayValue(attribute: number, value: unknown): boolean {
  if (attributeNames[attribute] === 'locked') return value === false || value === null
  const name = attributeNames[attribute]
  if (name === 'file') return value === '' || isFileName(value)
  if (name === 'widthMm') return typeof value === 'number' && value >= least && value <= most
  if (Array.isArray(value)) return value.length <= 100 && value.every(isFlat)
  return isFlat(value)
}

function isFlat(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 2000
  return value === null || value === undefined || typeof value === 'boolean' || Number.isFinite(value)
}

/**
 * Whether a piece of formatting may stand in the text of a node.
 *
 * @param key the mark's name as the editor's binding writes it, perhaps with `--` and a hash behind it
 * @param value the mark's attributes, or null where it ends
 */
export function mayFormat(nodeKind: number, key: string, value: unknown): boolean {
  const name = key.replace(/--[a-zA-Z0-9+/=]{8}$/u, '')
  if (!Object.hasOwn(markSpecs, name)) return false
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value) || !marksOf[nodeKind]?.has(name)) return false
  const allowed = Object.keys(schema.marks[name]?.spec.attrs ?? {})
  const entries = Object.entries(value)
  if (entries.some(([attribute]) => !allowed.includes(attribute))) return false
  if (name !== 'link') return entries.length === 0
  return entries.every(([, href]) => typeof href === 'string' && isAllowedLink(href)) && entries.length === 1
}

function markAllowed(node: string, mark: string): boolean {
  const type = schema.nodes[node]
  const markType = schema.marks[mark]
  return type !== undefined && markType !== undefined && type.allowsMarkType(markType)
}

/** Kinds that stand anywhere in a node's content expression. */
function childKinds(name: string): ReadonlySet<number> {
  const kinds = new Set<number>()
  const seen = new Set<ContentMatch>()
  const start = schema.nodes[name]?.contentMatch
  const open = start ? [start] : []
  for (let match = open.pop(); match; match = open.pop()) {
    if (seen.has(match)) continue
    seen.add(match)
    for (let edge = 0; edge < match.edgeCount; edge += 1) {
      const { type, next } = match.edge(edge)
      kinds.add(type.name === 'text' ? textKind : kindNames.indexOf(type.name))
      open.push(next)
    }
  }
  return kinds
}

// The pass over the finished package: adds what docx cannot write and takes out what differs from run to run.

import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type { ExportInput } from '../export-input.ts'
import { type AddedPart, commentParts, identityXml, vankienNamespace } from './annotations.ts'
import type { Plan } from './plan.ts'
import { escapeXml, oneLine } from './printable.ts'
import { utcTime } from './vietnam-time.ts'

/** The parts of a package by name, as text; of pictures each character is a byte. */
export type Parts = Map<string, string>

const contentTypesPart = '[Content_Types].xml'
const mainPart = 'word/document.xml'
const mainRelations = 'word/_rels/document.xml.rels'
const relationNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** Finishes a package that docx has written. */
export function finishParts(packed: Uint8Array, plan: Plan, input: ExportInput): Parts {
  const parts: Parts = new Map(
    Object.entries(unzipSync(packed)).map(([name, bytes]) => [name, strFromU8(bytes, isPicture(name))]),
  )
  nameLinks(parts)
  numberBookmarks(parts)
  parts.set('docProps/core.xml', coreXml(input))
  for (const part of commentParts(plan.comments)) add(parts, part)
  addIdentity(parts, plan, input)
  if (input.profile.page.mirrored.value) {
    edit(
      parts,
      'word/settings.xml',
      '<w:displayBackgroundShape/>',
      '<w:displayBackgroundShape/><w:mirrorMargins/>',
    )
  }
  return parts
}

/** Zips parts the same way every time: content types first, then by name, all from one moment. */
export function zipParts(parts: Parts): Uint8Array {
  const names = [...parts.keys()].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
  const entries: Zippable = {}
  // Zip keeps local time: the first moment it can hold, in whatever zone this runs.
  const mtime = new Date(1980, 0, 1)
  for (const name of names)
    entries[name] = [strToU8(parts.get(name) ?? '', isPicture(name)), { mtime, level: 6 }]
  return zipSync(entries)
}

function isPicture(name: string): boolean {
  return name.startsWith('word/media/')
}

function order(name: string): number {
  return name === contentTypesPart ? 0 : name === '_rels/.rels' ? 1 : 2
}

/** docx names the relations of links at random: name them by their order. */
function nameLinks(parts: Parts): void {
  const names = new Map<string, string>()
  const relations = text(parts, mainRelations).replace(
    /<Relationship Id="([^"]+)"(?= Type="[^"]*\/hyperlink")/gu,
    (_, id: string) => {
      const name = `rIdLink${names.size + 1}`
      names.set(id, name)
      return `<Relationship Id="${name}"`
    },
  )
  parts.set(mainRelations, relations)
  if (names.size === 0) return
  const main = text(parts, mainPart).replace(
    /(<w:hyperlink [^>]*r:id=")([^"]+)"/gu,
    (_, before: string, id: string) => `${before}${names.get(id) ?? id}"`,
  )
  parts.set(mainPart, main)
}

/** docx counts bookmarks over all files it has made since it was loaded: count them from 1. */
function numberBookmarks(parts: Parts): void {
  const numbers = new Map<string, number>()
  const main = text(parts, mainPart).replace(/<w:bookmark(?:Start|End) [^>]*>/gu, tag =>
    tag.replace(/w:id="(\d+)"/u, (_, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1
      numbers.set(id, number)
      return `w:id="${number}"`
    }),
  )
  parts.set(mainPart, numberPictures(nameContents(main)))
}

/** So too pictures. */
function numberPictures(main: string): string {
  let number = 0
  return main.replace(/(<wp:docPr id=")\d+"/gu, (_, before: string) => {
    number += 1
    return `${before}${number}"`
  })
}

/** So too the marks of headings that a table of contents points to. */
function nameContents(main: string): string {
  const names = new Map<string, string>()
  return main.replace(
    /(w:name="|w:anchor="|>PAGEREF )(_Toc\d+)(?=["\s])/gu,
    (_, before: string, own: string) => {
      const name = names.get(own) ?? `_Toc${names.size + 1}`
      names.set(own, name)
      return `${before}${name}`
    },
  )
}

function coreXml({ creator, now, front }: ExportInput): string {
  const title = escapeXml(oneLine(`${front.typeName} ${front.subject}`))
  const unit = escapeXml(oneLine(creator))
  const at = utcTime(now)
  return [
    declaration,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${title}</dc:title><dc:creator>${unit}</dc:creator><cp:lastModifiedBy>${unit}</cp:lastModifiedBy>`,
    '<cp:revision>1</cp:revision>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('')
}

function add(parts: Parts, { name, xml, contentType, relationType }: AddedPart): void {
  parts.set(name, xml)
  declare(parts, name, contentType)
  const target = name.replace(/^word\//u, '')
  const id = `rId${target.replace(/[^A-Za-z]/gu, '')}`
  relate(parts, id, relationType, target)
}

function addIdentity(parts: Parts, plan: Plan, { documentId, contentSha256 }: ExportInput): void {
  const item = 'customXml/item1.xml'
  const properties = 'customXml/itemProps1.xml'
  const schemaRefs = `<ds:schemaRefs><ds:schemaRef ds:uri="${vankienNamespace}"/></ds:schemaRefs>`
  const data = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
  parts.set(item, identityXml(plan, documentId, contentSha256))
  parts.set(
    properties,
    `${declaration}<ds:datastoreItem ds:itemID="{6B1D4A0E-3C52-4F7B-9A68-2F0C7D5E8B11}" xmlns:ds="${data}">${schemaRefs}</ds:datastoreItem>`,
  )
  parts.set(
    'customXml/_rels/item1.xml.rels',
    `${declaration}<Relationships xmlns="${relationNamespace}"><Relationship Id="rId1" Type="${officeRelations}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  )
  declare(parts, properties, 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml')
  relate(parts, 'rIdVankien', `${officeRelations}/customXml`, '../customXml/item1.xml')
}

function declare(parts: Parts, name: string, contentType: string): void {
  const override = `<Override ContentType="${contentType}" PartName="/${name}"/>`
  edit(parts, contentTypesPart, '</Types>', `${override}</Types>`)
}

function relate(parts: Parts, id: string, type: string, target: string): void {
  const relation = `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
  edit(parts, mainRelations, '</Relationships>', `${relation}</Relationships>`)
}

function edit(parts: Parts, name: string, mark: string, by: string): void {
  const before = text(parts, name)
  if (!before.includes(mark)) throw new Error(`${name} has no ${mark}`)
  parts.set(
    name,
    before.replace(mark, () => by),
  )
}

function text(parts: Parts, name: string): string {
  const xml = parts.get(name)
  if (xml === undefined) throw new Error(`the package has no ${name}`)
  return xml
}

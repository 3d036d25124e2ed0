// The parts that docx does not write right: comments with their threads and state, people, true UTC dates, our own ids.

import type { DocumentId, Sha256 } from '#model/ids.ts'
import { wordsKey } from '../words-key.ts'
import type { Plan } from './plan.ts'
import { escapeXml, printable } from './printable.ts'
import { styleIds } from './styles.ts'
import type { CommentPlan } from './threads.ts'
import { utcTime, wallTime } from './vietnam-time.ts'

/** A part to add to the package, with how the main part points to it. */
export interface AddedPart {
  readonly name: string
  readonly xml: string
  readonly contentType: string
  readonly relationType: string
}

/** Namespace of our own ids in a Word file. */
export const vankienNamespace = 'urn:vankien:document'

const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  w16cid: 'http://schemas.microsoft.com/office/word/2016/wordml/cid',
  w16cex: 'http://schemas.microsoft.com/office/word/2018/wordml/cex',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
} as const
type Prefix = keyof typeof namespaces

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const wordType = (name: string) =>
  `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`

/** Parts for comments and their authors; none when there are no comments. */
export function commentParts(comments: readonly CommentPlan[]): AddedPart[] {
  if (comments.length === 0) return []
  return [
    part(
      'comments',
      ['w', 'w14', 'mc'],
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
      {
        root: 'w:comments',
        body: comments.map(commentXml).join(''),
      },
    ),
    part(
      'commentsExtended',
      ['w15', 'mc'],
      'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
      {
        root: 'w15:commentsEx',
        body: comments.map(threadXml).join(''),
      },
    ),
    part(
      'commentsIds',
      ['w16cid', 'mc'],
      'http://schemas.microsoft.com/office/2016/09/relationships/commentsIds',
      {
        root: 'w16cid:commentsIds',
        body: comments
          .map(
            ({ id }) =>
              `<w16cid:commentId w16cid:paraId="${paraId(id)}" w16cid:durableId="${durableId(id)}"/>`,
          )
          .join(''),
      },
    ),
    part(
      'commentsExtensible',
      ['w16cex', 'mc'],
      'http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible',
      {
        root: 'w16cex:commentsExtensible',
        body: comments
          .map(({ id, at }) => {
            const date = at === null ? '' : ` w16cex:dateUtc="${utcTime(at)}"`
            return `<w16cex:commentExtensible w16cex:durableId="${durableId(id)}"${date}/>`
          })
          .join(''),
      },
    ),
    part('people', ['w15', 'mc'], 'http://schemas.microsoft.com/office/2011/relationships/people', {
      root: 'w15:people',
      body: peopleXml(comments),
    }),
  ]
}

/**
 * Number of a comment's last paragraph, eight hexadecimal digits. Threads hang on it; from 0x80000000 on Word breaks them.
 */
function paraId(commentId: number): string {
  return hex(0x1000_0000 + commentId)
}

function durableId(commentId: number): string {
  return hex(0x2000_0000 + commentId)
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0')
}

/**
 * The custom XML item: document, hash, section bookmarks, which comment is which opinion, and what each comment said, so
 * that reading the file back tells ours from what was added or changed.
 */
export function identityXml(plan: Plan, documentId: DocumentId, contentSha256: Sha256): string {
  const sections = plan.sections.flatMap(({ key, bookmark }) =>
    bookmark ? [`<section key="${attribute(key)}" bookmark="${attribute(bookmark)}"/>`] : [],
  )
  const opinions = plan.comments.map(({ id, parentId, opinionId, paragraphs }) => {
    const words = `paraId="${paraId(id)}" words="${wordsKey(paragraphs.join('\n'))}"`
    return parentId === null ? `<opinion id="${attribute(opinionId)}" ${words}/>` : `<reply ${words}/>`
  })
  const attributes = `xmlns="${vankienNamespace}" id="${attribute(documentId)}" contentSha256="${attribute(contentSha256)}"`
  return `${declaration}<document ${attributes}>${[...sections, ...opinions].join('')}</document>`
}

function part(
  name: string,
  prefixes: readonly Prefix[],
  relationType: string,
  { root, body }: { root: string; body: string },
): AddedPart {
  const declared = prefixes.map(prefix => `xmlns:${prefix}="${namespaces[prefix]}"`).join(' ')
  const ignorable = prefixes.filter(prefix => prefix !== 'w' && prefix !== 'mc').join(' ')
  return {
    name: `word/${name}.xml`,
    xml: `${declaration}<${root} ${declared} mc:Ignorable="${ignorable}">${body}</${root}>`,
    contentType: wordType(name),
    relationType,
  }
}

function commentXml({ id, author, at, paragraphs }: CommentPlan): string {
  const date = at === null ? '' : ` w:date="${wallTime(at)}"`
  const last = Math.max(0, paragraphs.length - 1)
  const body = (paragraphs.length === 0 ? [''] : paragraphs).map((text, index) =>
    paragraphXml(text, index === 0, index === last ? ` w14:paraId="${paraId(id)}"` : ''),
  )
  const who = `w:author="${attribute(author.name)}"${date} w:initials="${attribute(initials(author.name))}"`
  return `<w:comment w:id="${id}" ${who}>${body.join('')}</w:comment>`
}

function paragraphXml(text: string, isFirst: boolean, idAttribute: string): string {
  const mark = isFirst
    ? `<w:r><w:rPr><w:rStyle w:val="${styleIds.commentReference}"/></w:rPr><w:annotationRef/></w:r>`
    : ''
  const words = escapeXml(printable(text).replace(/\s/gu, ' '))
  const look = `<w:pPr><w:pStyle w:val="${styleIds.commentText}"/></w:pPr>`
  return `<w:p${idAttribute}>${look}${mark}<w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
}

function threadXml({ id, parentId, resolved }: CommentPlan): string {
  const parent = parentId === null ? '' : ` w15:paraIdParent="${paraId(parentId)}"`
  return `<w15:commentEx w15:paraId="${paraId(id)}"${parent} w15:done="${resolved ? 1 : 0}"/>`
}

/** Two people of one name are told apart by their account's id. */
function peopleXml(comments: readonly CommentPlan[]): string {
  const people = new Map(comments.map(({ author }) => [`${author.name}\n${author.id}`, author]))
  return [...people.values()]
    .map(({ id, name }) => {
      const presence = `<w15:presenceInfo w15:providerId="Vankien" w15:userId="${attribute(id)}"/>`
      return `<w15:person w15:author="${attribute(name)}">${presence}</w15:person>`
    })
    .join('')
}

function initials(name: string): string {
  return printable(name)
    .split(/\s+/u)
    .map(word => [...word][0] ?? '')
    .join('')
    .slice(0, 9)
}

function attribute(text: string): string {
  return escapeXml(printable(text).replace(/\s/gu, ' '))
}

// A document's text as it stood, without an editor: the same page, nothing that can be changed.

import { createContext, createElement, Fragment, type ReactNode, useContext } from 'react'
import { footnotesOf, type MarkJson, type NodeJson, stringAttr } from '#model/content.ts'
import { pictureOf } from '#model/picture.ts'
import { isAllowedLink } from '#model/schema.ts'
import { tableColumns } from '#model/table-columns.ts'
import { pictureAddress } from './picture-address.ts'

/** Shows a kept text in the page's own look. */
export function StaticText({
  documentId,
  content,
}: {
  readonly documentId: string
  readonly content: NodeJson
}): ReactNode {
  for (const [index, note] of footnotesOf(content).entries()) noteNumbers.set(note, index + 1)
  return (
    <PictureOwner value={documentId}>
      <div className="vk-page" lang="vi">
        {children(content)}
      </div>
    </PictureOwner>
  )
}

/** The document that keeps the pictures. */
const PictureOwner = createContext('')

function PictureView({ node }: { readonly node: NodeJson }): ReactNode {
  const documentId = useContext(PictureOwner)
  const { file, alt, widthMm } = pictureOf(node)
  return (
    <figure className="vk-picture" data-block={blockId(node)}>
      <img src={pictureAddress(documentId, file)} alt={alt} style={{ width: `${widthMm}mm` }} />
    </figure>
  )
}

/** Numbers of footnotes by the nodes of kept texts, which never change. */
const noteNumbers = new WeakMap<NodeJson, number>()

function Notes({ section }: { readonly section: NodeJson }): ReactNode {
  const notes = footnotesOf(section)
  if (notes.length === 0) return null
  return (
    <div className="vk-notes">
      {notes.map(note => (
        <div key={noteNumbers.get(note)}>
          <sup>{noteNumbers.get(note)}</sup> {stringAttr(note, 'text')}
        </div>
      ))}
    </div>
  )
}

function children(node: NodeJson): ReactNode {
  // A kept text never changes, so a node's place is its identity.
  return (node.content ?? []).map((child, index) => createElement(Fragment, { key: index }, shown(child)))
}

function shown(node: NodeJson): ReactNode {
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce(marked, node.text ?? '')
    case 'hardBreak':
      return <br />
    case 'section':
      return (
        <section>
          {children(node)}
          <Notes section={node} />
        </section>
      )
    case 'image':
      return <PictureView node={node} />
    case 'footnote':
      return (
        <sup className="vk-footnote" data-number={noteNumbers.get(node)} title={stringAttr(node, 'text')} />
      )
    case 'heading':
      return heading(node)
    case 'paragraph':
      return (
        <p style={aligned(node)} data-block={blockId(node)}>
          {node.content ? children(node) : <br />}
        </p>
      )
    case 'bulletList':
      return <ul>{children(node)}</ul>
    case 'orderedList':
      return <ol start={count(node, 'start')}>{children(node)}</ol>
    case 'listItem':
      return <li>{children(node)}</li>
    case 'table':
      return <Table node={node} />
    case 'tableRow':
      return <tr>{children(node)}</tr>
    case 'tableHeader':
    case 'tableCell':
      return createElement(
        node.type === 'tableHeader' ? 'th' : 'td',
        { colSpan: count(node, 'colspan'), rowSpan: count(node, 'rowspan') },
        children(node),
      )
    default:
      return children(node)
  }
}

function Table({ node }: { readonly node: NodeJson }): ReactNode {
  const firstRow = node.content?.[0]?.content ?? []
  const { widths, widePx } = tableColumns(
    firstRow.map(({ attrs }) => ({ colspan: attrs?.['colspan'], colwidth: attrs?.['colwidth'] })),
  )
  return (
    <div
      className="tableWrapper"
      {...(widePx === null
        ? {}
        : { 'data-wide': '', tabIndex: 0, role: 'group', 'aria-label': stringAttr(node, 'caption') })}
    >
      <table
        data-caption={stringAttr(node, 'caption') || undefined}
        style={widePx === null ? {} : { minWidth: widePx }}
      >
        <colgroup>
          {widths.map((width, index) => createElement('col', { key: index, style: { width } }))}
        </colgroup>
        <tbody>{children(node)}</tbody>
      </table>
    </div>
  )
}

function heading(node: NodeJson): ReactNode {
  const level = count(node, 'level', 0)
  const label = stringAttr(node, 'label')
  return createElement(
    `h${Math.min(Math.max(level, 1), 3) + 1}`,
    { 'data-level': level, 'data-label': label === '' ? undefined : label, 'data-block': blockId(node) },
    children(node),
  )
}

/** By which a page finds a block. */
function blockId(node: NodeJson): string | undefined {
  return stringAttr(node, 'id') || undefined
}

function count(node: NodeJson, name: string, fallback = 1): number {
  const value = node.attrs?.[name]
  return typeof value === 'number' ? value : fallback
}

const alignments = ['left', 'center', 'right', 'justify'] as const

function aligned(node: NodeJson): { textAlign?: (typeof alignments)[number] } {
  const textAlign = alignments.find(name => name === stringAttr(node, 'textAlign'))
  return textAlign ? { textAlign } : {}
}

const tags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  subscript: 'sub',
  superscript: 'sup',
}

/** Words with one of their marks. */
export function marked(inside: ReactNode, mark: MarkJson): ReactNode {
  const href = mark.attrs?.['href']
  if (mark.type === 'link' && typeof href === 'string' && isAllowedLink(href)) {
    return (
      <a href={href} rel="noopener noreferrer" target="_blank">
        {inside}
      </a>
    )
  }
  const tag = tags[mark.type]
  return tag === undefined ? inside : createElement(tag, null, inside)
}

// One block of a comparison as one of the texts has it, or with both texts in one.

import { createElement, type ReactNode } from 'react'
import { useParams } from 'wouter'
import type { ComparedBlock, ComparedTable, ComparedText } from '#model/compare.ts'
import type { ComparedRun } from '#model/compare-words.ts'
import type { PictureNode } from '#model/picture.ts'
import { tableColumns } from '#model/table-columns.ts'
import { pictureAddress } from '../draft/picture-address.ts'
import { marked } from '../draft/static-text.tsx'

/** Whose words are shown. */
export type Side = 'before' | 'after' | 'both'

/** Whether a block stands in a text. */
export function standsIn({ change }: ComparedBlock, side: Side): boolean {
  if (side === 'before') return change !== 'added' && change !== 'moved'
  if (side === 'after') return change !== 'removed' && change !== 'movedAway'
  return true
}

/** The block. */
export function ComparedBlockView({
  block,
  side,
}: {
  readonly block: ComparedBlock
  readonly side: Side
}): ReactNode {
  return block.type === 'text' ? (
    <TextView block={block} side={side} />
  ) : (
    <TableView table={block} side={side} />
  )
}

function TextView({ block, side }: { readonly block: ComparedText; readonly side: Side }): ReactNode {
  const shape = side === 'before' ? (block.shapeBefore ?? block.shape) : block.shape
  const words = <Runs runs={block.runs} side={side} />
  if (shape.type === 'heading') {
    const old = side === 'both' ? block.shapeBefore?.label : undefined
    const label =
      old === undefined || old === shape.label ? (
        `${shape.label} `
      ) : (
        <>
          <del>{old}</del> <ins>{shape.label}</ins>{' '}
        </>
      )
    return (
      <p className="compare-heading" data-level={shape.level}>
        {shape.label !== '' && <span className="compare-label">{label}</span>}
        {words}
      </p>
    )
  }
  const align = (['left', 'center', 'right'] as const).find(one => one === shape.align)
  const style = align ? { textAlign: align } : {}
  if (!shape.item) return <p style={style}>{words}</p>
  const { isOrdered, ordinal, depth } = shape.item
  return (
    <p className="compare-item" style={{ ...style, marginLeft: 24 * depth }}>
      {isOrdered ? `${ordinal}. ` : '– '}
      {words}
    </p>
  )
}

function TableView({ table, side }: { readonly table: ComparedTable; readonly side: Side }): ReactNode {
  const gone = side === 'before' ? 'added' : side === 'after' ? 'removed' : null
  const caption = table.caption.map(({ text }) => text).join('')
  const { widths, widePx } = tableColumns(table.rows[0]?.cells ?? [])
  return (
    // A wide table scrolls by itself, so the keyboard must reach it.
    <div className="compare-table" {...{ role: 'group', tabIndex: 0, 'aria-label': caption || undefined }}>
      <table style={widePx === null ? {} : { minWidth: widePx }}>
        {table.caption.length > 0 && (
          <caption>
            <Runs runs={table.caption} side={side} />
          </caption>
        )}
        <colgroup>
          {widths.map((width, index) => createElement('col', { key: index, style: { width } }))}
        </colgroup>
        <tbody>
          {table.rows
            .filter(({ change }) => change !== gone)
            // A comparison never changes, so a row's place is its identity.
            .map(({ change, cells }, row) =>
              createElement(
                'tr',
                { key: row, 'data-change': change },
                cells.map(({ isHeader, colspan, rowspan, blocks }, cell) =>
                  createElement(
                    isHeader ? 'th' : 'td',
                    { key: cell, colSpan: colspan, rowSpan: rowspan },
                    <Blocks blocks={blocks} side={side} />,
                  ),
                ),
              ),
            )}
        </tbody>
      </table>
    </div>
  )
}

function Blocks({
  blocks,
  side,
}: {
  readonly blocks: readonly ComparedBlock[]
  readonly side: Side
}): ReactNode {
  return blocks
    .filter(block => standsIn(block, side))
    .map((block, index) => createElement(ComparedBlockView, { key: index, block, side }))
}

function ComparedImage({ picture }: { readonly picture: PictureNode }): ReactNode {
  const documentId = useParams()['id'] ?? ''
  const src = pictureAddress(documentId, picture.file)
  return (
    <img className="compare-picture" src={src} alt={picture.alt} style={{ width: `${picture.widthMm}mm` }} />
  )
}

function Runs({ runs, side }: { readonly runs: readonly ComparedRun[]; readonly side: Side }): ReactNode {
  const gone = side === 'before' ? 'added' : side === 'after' ? 'struck' : null
  return runs
    .filter(({ type }) => type !== gone)
    .map(({ type, text, marks, footnote, picture }, index) => {
      const words = picture ? (
        <ComparedImage picture={picture} />
      ) : footnote === undefined ? (
        marks.reduce(marked, text as ReactNode)
      ) : (
        <sup>[{footnote}]</sup>
      )
      const tag = type === 'struck' ? 'del' : type === 'added' ? 'ins' : 'span'
      return createElement(tag, { key: index }, words)
    })
}

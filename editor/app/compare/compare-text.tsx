// The compared texts: two columns whose blocks stand level with each other, or one column with both.

import { createElement, memo, type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import type { ComparedBlock } from '#model/compare.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { countChanged } from './compare-changes.ts'
import { ComparedBlockView, standsIn } from './compared-block.tsx'

/** How the texts are laid out. */
export type CompareLayout = 'two' | 'one'

/** Opinions that changes go back to, by place of the block that took them in. */
export type Causes = ReadonlyMap<number, readonly Pick<Opinion, 'id' | 'number'>[]>

interface CompareTextProps {
  readonly blocks: readonly ComparedBlock[]
  readonly layout: CompareLayout
  readonly names: { readonly before: string; readonly after: string }
  /** Place of the block that is looked at; null = none. */
  readonly current: number | null
  /** Left out = not told. */
  readonly causes?: Causes
  readonly documentId?: string
}

/** Id of a block's row, to scroll to. */
export function rowId(index: number): string {
  return `compare-row-${index}`
}

/** The texts under their names. */
export function CompareText(props: CompareTextProps): ReactNode {
  const { blocks, layout, names, current, causes, documentId = '' } = props
  const words = useWords()
  const counts = useMemo(() => countChanged(blocks), [blocks])
  const struck = <span data-tone="del">{words.compare.struck(formatNumber(counts.struck))}</span>
  const added = <span data-tone="ins">{words.compare.added(formatNumber(counts.added))}</span>
  return (
    <div className="compare-sheet" data-layout={layout}>
      <div className="compare-names">
        {layout === 'two' ? (
          <>
            <h2>
              <b className="vk-ellipsis">{names.before}</b>
              {struck}
            </h2>
            <h2>
              <b className="vk-ellipsis">{names.after}</b>
              {added}
            </h2>
          </>
        ) : (
          <h2>
            <b className="vk-ellipsis">
              {names.before} → {names.after}
            </b>
            {struck}
            {added}
          </h2>
        )}
      </div>
      <div className="compare-rows vk-redline" lang="vi">
        {/* A comparison never changes, so a block's place is its identity. */}
        {blocks.map((block, index) =>
          createElement(Row, {
            key: index,
            index,
            block,
            layout,
            isCurrent: current === index,
            causes: causes?.get(index) ?? none,
            documentId,
          }),
        )}
      </div>
    </div>
  )
}

const none: readonly never[] = []

interface RowProps {
  readonly index: number
  readonly block: ComparedBlock
  readonly layout: CompareLayout
  readonly isCurrent: boolean
  readonly causes: readonly Pick<Opinion, 'id' | 'number'>[]
  readonly documentId: string
}

const Row = memo(function Row(props: RowProps): ReactNode {
  const { index, block, layout, isCurrent, causes, documentId } = props
  const { compare } = useWords()
  const isMove = block.change === 'moved' || block.change === 'movedAway'
  return (
    <div
      id={rowId(index)}
      className="compare-row"
      data-change={block.change}
      data-current={isCurrent || undefined}
    >
      {layout === 'one' ? (
        <div>
          {isMove && <MoveNote text={block.change === 'moved' ? compare.cameFrom : compare.wentAway} />}
          <ComparedBlockView block={block} side="both" />
        </div>
      ) : (
        <>
          <div>
            {standsIn(block, 'before') ? (
              <ComparedBlockView block={block} side="before" />
            ) : (
              <p className="compare-none">{isMove ? compare.cameFrom : compare.notBefore}</p>
            )}
          </div>
          <div>
            {standsIn(block, 'after') ? (
              <ComparedBlockView block={block} side="after" />
            ) : (
              <p className="compare-none">{isMove ? compare.wentAway : compare.notAfter}</p>
            )}
          </div>
        </>
      )}
      {causes.length > 0 && <CausesNote causes={causes} documentId={documentId} />}
    </div>
  )
})

/** The opinions whose accepted words stand in a block, each a link to its line in the table. */
function CausesNote({ causes, documentId }: Pick<RowProps, 'causes' | 'documentId'>): ReactNode {
  const { compare } = useWords()
  const table = `/documents/${encodeURIComponent(documentId)}/opinions`
  return (
    <p className="compare-causes">
      {compare.causedBy}
      {causes.map(({ id, number }) => (
        <Link key={id} href={`${table}?yk=${number}`}>
          {opinionName(number)}
        </Link>
      ))}
    </p>
  )
}

function MoveNote({ text }: { readonly text: string }): ReactNode {
  return <span className="compare-move">{text}</span>
}

// What a checked file is: in one sentence, then its hash, then where it differs.

import { Button } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import { createElement, type ReactNode } from 'react'
import type { FileIdentity, NamedText } from '#model/api.ts'
import { ComparedBlockView } from '../compare/compared-block.tsx'
import { formatNumber } from '../format.ts'
import type { HistoryWords } from './history-rows.ts'
import { useHistoryWords } from './use-history-words.ts'

interface FileVerdictProps {
  readonly fileName: string
  readonly found: FileIdentity
  readonly onAgain: () => void
}

/** The verdict. */
export function FileVerdict({ fileName, found, onAgain }: FileVerdictProps): ReactNode {
  const words = useHistoryWords()
  const { check } = words
  const { sameAs, blocks, isCut, beside, comparedWith } = found
  const sentences = verdictOf(found, words)
  const isGood = sameAs !== null && (found.named === null || found.named.id === sameAs.id)
  const Icon = isGood ? IconCircleCheckFilled : IconAlertTriangleFilled
  return (
    <div className="file-verdict">
      <div className="file-verdict-says" data-tone={isGood ? 'ok' : 'bad'} role="status">
        <Icon size={20} aria-hidden />
        <div>
          <p className="vk-ellipsis">{fileName}</p>
          <b>{sentences[0]}</b>
          {sentences.slice(1).map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </div>
      {blocks.length > 0 && (
        <>
          <h3>{check.differs(formatNumber(blocks.length), nameOf(comparedWith, words))}</h3>
          <div className="file-verdict-blocks vk-redline compare-rows" lang="vi">
            {/* What was found never changes, so a place is an identity. */}
            {blocks.map((block, index) =>
              createElement(
                'div',
                { key: index, className: 'compare-row', 'data-change': block.change },
                <div>
                  <ComparedBlockView block={block} side="both" />
                </div>,
              ),
            )}
          </div>
          {isCut && <p className="file-verdict-note">{check.more}</p>}
        </>
      )}
      {beside.length > 0 && (
        <details>
          <summary>{check.beside(formatNumber(beside.length))}</summary>
          <p className="file-verdict-note">{check.besideHint}</p>
          <ul lang="vi">{beside.map((line, index) => createElement('li', { key: index }, line))}</ul>
        </details>
      )}
      <p className="file-verdict-note">{check.words}</p>
      <Button variant="default" onClick={onAgain}>
        {check.again}
      </Button>
    </div>
  )
}

/** What is said of a file, the main thing first. */
export function verdictOf(found: FileIdentity, words: HistoryWords): string[] {
  const { check } = words
  const { sameAs, named, property, foot, comparedFrom, isOfThis } = found
  const statesHash = property !== null || foot !== null
  if (sameAs === null) {
    if (named) return [check.changed(nameOf(named, words))]
    return [check.another, ...(isOfThis === false ? [check.foreign] : [])]
  }
  const hash = (): string => {
    if (!statesHash) return check.hashNone
    if (named === null) return check.hashUnknown
    return named.id === sameAs.id ? check.hashAgrees : check.hashOther(nameOf(named, words))
  }
  return [
    check.same(nameOf(sameAs, words)),
    comparedFrom === null ? (sameAs.isApproved ? check.approved : check.notApproved) : check.redline,
    hash(),
    ...(isOfThis === false ? [check.foreign] : []),
  ]
}

function nameOf({ name }: NamedText, { check }: HistoryWords): string {
  return name === null ? check.current : check.version(name)
}

// A proposal as words struck and words added.

import type { ReactNode } from 'react'
import { proposalParts } from '../../extensions/proposal.ts'

const contextChars = 40

interface RedlineWordsProps {
  readonly quote: string
  readonly proposedText: string
  /** Whether long runs of unchanged words are cut to what stands beside a change. */
  readonly isShort?: boolean
}

/** Shows what a proposal changes, the same way as the page does. */
export function RedlineWords({ quote, proposedText, isShort = false }: RedlineWordsProps): ReactNode {
  const parts = proposalParts(quote, proposedText)
  return (
    <span className="vk-redline" lang="vi">
      {parts.map((part, index) => {
        if (part.type === 'added') return <ins key={`added ${part.at}`}>{part.text}</ins>
        const text = quote.slice(part.from, part.to)
        const key = `${part.type} ${part.from}`
        if (part.type === 'struck') return <del key={key}>{text}</del>
        return <span key={key}>{isShort ? cut(text, index > 0, index < parts.length - 1) : text}</span>
      })}
    </span>
  )
}

/** The words of an unchanged run that stand beside a change. */
function cut(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const room = contextChars * (Number(hasBefore) + Number(hasAfter))
  if (text.length <= room) return text
  const head = hasBefore ? text.slice(0, contextChars) : ''
  const tail = hasAfter ? text.slice(-contextChars) : ''
  return `${head}…${tail}`
}

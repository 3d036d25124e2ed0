// What an opinion says, of whose it is, and how it came in: word for word as it was sent.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type Opinion, opinionName } from '#model/opinion.ts'
import type { Words } from '../../words/vi.ts'
import { isLost } from '../draft/opinion-filter.ts'
import { RedlineWords } from '../draft/redline-words.tsx'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { PersonAvatar } from '../parts/person-avatar.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { sectionTitle } from './headings.ts'
import { holderOf, unitOf } from './table-filter.ts'

/** Author, quote, proposal, reason, and everything the record says of its origin. */
export function OpinionContent({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const quote = opinion.anchor?.quote ?? null
  const { proposedText } = opinion
  const hasRedline = quote !== null && proposedText !== null
  return (
    <>
      <Author opinion={opinion} />
      <Origin opinion={opinion} />
      {hasRedline && (
        <section className="detail-part">
          <h3>{words.detail.proposal}</h3>
          <blockquote className="detail-words">
            <RedlineWords quote={quote} proposedText={proposedText} />
          </blockquote>
        </section>
      )}
      {quote !== null && !hasRedline && (
        <section className="detail-part">
          <h3>{words.detail.quote}</h3>
          <blockquote className="detail-words">{quote}</blockquote>
        </section>
      )}
      {quote === null && proposedText !== null && proposedText !== '' && (
        <section className="detail-part">
          <h3>{words.detail.proposal}</h3>
          <blockquote className="detail-words vk-redline">
            <ins>{proposedText}</ins>
          </blockquote>
        </section>
      )}
      <section className="detail-part">
        <h3>{hasRedline ? words.detail.reason : words.detail.body}</h3>
        <p className="detail-text">{opinion.body}</p>
      </section>
      <Place opinion={opinion} />
    </>
  )
}

function Author({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { units } = useConsolidation()
  const holder = holderOf(opinion, units)
  const unit = unitOf(opinion, units)
  const isForOthers = holder !== opinion.author.name
  return (
    <div className="detail-author">
      <PersonAvatar id={opinion.author.id} name={holder} size={28} />
      <div>
        <b>
          {holder}
          {unit !== null && unit !== holder && ` · ${unit}`}
        </b>
        <small>
          {[
            words.detail.sent(formatTime(opinion.createdAt)),
            isForOthers ? words.detail.enteredBy(opinion.author.name) : null,
            opinion.source === 'system' ? null : words.detail.source[opinion.source],
          ]
            .filter(part => part !== null)
            .join(' · ')}
        </small>
      </div>
    </div>
  )
}

function Origin({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { rounds, byId } = useConsolidation()
  const round = rounds.find(({ id }) => id === opinion.roundId)
  const corrected = opinion.corrects === null ? undefined : byId.get(opinion.corrects)
  const corrector = opinion.correctedBy === null ? undefined : byId.get(opinion.correctedBy)
  const { headCount, source, sourceRef, sourceLevel, writtenAt, supports } = opinion
  const lines = [
    [
      round ? words.detail.inRound(formatNumber(round.number)) : null,
      onText(opinion, words),
      words.detail.onDraft(formatNumber(opinion.draft)),
      sourceLevel === null ? null : words.sourceLevels[sourceLevel],
    ]
      .filter(part => part !== null)
      .join(' · '),
    sourceRef === null ? null : words.detail.reference(sourceRef),
    headCount === null
      ? null
      : words.detail.headCount(formatNumber(headCount.agreed), formatNumber(headCount.present)),
    writtenAt === null
      ? null
      : (source === 'word' ? words.card.writtenInFile : words.detail.written)(formatTime(writtenAt)),
    opinion.isResolvedInFile ? words.card.resolvedInFile : null,
    opinion.criterion === null ? null : `${words.detail.criterion}: ${words.criteria[opinion.criterion]}`,
    supports.for + supports.against === 0
      ? null
      : words.detail.supports(formatNumber(supports.for), formatNumber(supports.against)),
    corrected ? words.detail.corrects(opinionName(corrected.number)) : null,
    corrector ? words.detail.correctedBy(opinionName(corrector.number)) : null,
  ].filter(line => line !== null)
  return (
    <ul className="detail-origin">
      {opinion.isLate && <li data-tone="warn">{words.detail.late}</li>}
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** The text it was given on, by the beginning of its hash; null = nothing but the draft's ordinal is known. */
function onText({ versionId, versionHash }: Opinion, words: Words): string | null {
  if (versionHash === null) return null
  const hash = versionHash.slice(0, 8)
  return versionId === null ? words.frozen.asked(hash) : words.frozen.on(hash)
}

function Place({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { document, sections } = useConsolidation()
  const index = sections.findIndex(({ key }) => key === opinion.sectionKey)
  const isUnplaced = isLost(opinion, opinion.place)
  return (
    <section className="detail-part">
      <p className="detail-place">
        <span>{index >= 0 ? sectionTitle(sections, index) : words.consolidation.wholeDocument}</span>
        <Link
          href={`/documents/${encodeURIComponent(document.id)}?opinion=${encodeURIComponent(opinion.id)}`}
        >
          {words.detail.seeInText}
        </Link>
      </p>
      {isUnplaced && <p className="detail-warning">{words.detail.unplaced}</p>}
    </section>
  )
}

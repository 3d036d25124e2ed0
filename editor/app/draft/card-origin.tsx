// Who gives an opinion, for whom, from where and when; its round, and whether it came late.

import { Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { roundsQuery } from '../data/document-queries.ts'
import { unitsQuery } from '../data/queries.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { PersonAvatar } from '../parts/person-avatar.tsx'
import { unbroken } from '../parts/unbroken.tsx'
import { useDocument, useSession } from './draft-context.ts'

/** The line of the author, and under it what is out of the ordinary. */
export function Origin({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const units = useQuery({ ...unitsQuery, enabled: opinion.onBehalfOfUnit !== null })
  const unit = units.data?.find(({ id }) => id === opinion.onBehalfOfUnit)?.name ?? null
  const holder = [opinion.onBehalfOf, unit].filter(name => name !== null).join(' · ')
  const time = formatTime(opinion.createdAt)
  return (
    <>
      <div className="card-author">
        <PersonAvatar id={opinion.author.id} name={opinion.author.name} size={20} />
        <span className="vk-ellipsis">
          {holder === '' ? opinion.author.name : `${holder} (${opinion.author.name})`}
        </span>
        <span className="card-time vk-nowrap" title={words.opinions.decidedBy(opinion.author.name, time)}>
          {time}
        </span>
      </div>
      <Marks opinion={opinion} />
    </>
  )
}

function Marks({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const document = useDocument()
  const nameOf = useOpinionNames()
  const rounds = useQuery({ ...roundsQuery(document.id), enabled: opinion.roundId !== null })
  const round = rounds.data?.find(({ id }) => id === opinion.roundId)
  const { headCount, sourceLevel, source, sourceRef, writtenAt, corrects, correctedBy, draft } = opinion
  const { versionId, versionHash } = opinion
  const marks = [
    round && words.card.round(formatNumber(round.number)),
    versionId && versionHash && words.frozen.on(versionHash.slice(0, 8)),
    draft !== document.draft && words.card.draft(formatNumber(draft)),
    sourceLevel && words.sourceLevels[sourceLevel],
    source !== 'system' && [words.sources[source], sourceRef].filter(part => part !== null).join(', '),
    headCount && words.card.headCount(formatNumber(headCount.agreed), formatNumber(headCount.present)),
    writtenAt && (source === 'word' ? words.card.writtenInFile : words.card.writtenAt)(formatTime(writtenAt)),
    opinion.isResolvedInFile && words.card.resolvedInFile,
    corrects && words.card.corrects(nameOf(corrects)),
    correctedBy && words.card.correctedBy(nameOf(correctedBy)),
  ].filter(mark => typeof mark === 'string')
  if (marks.length === 0 && !opinion.isLate) return null
  return (
    <p className="card-marks">
      {opinion.isLate && (
        <Tooltip label={words.card.lateHint} multiline maw={280}>
          <span className="vk-chip" data-tone="warn">
            {words.card.late}
          </span>
        </Tooltip>
      )}
      {unbroken(marks.join(' · '))}
    </p>
  )
}

/** Names opinions by their ids: YK-007. */
export function useOpinionNames(): (id: string) => string {
  const items = useSession(state => state.opinions.items)
  return id => {
    const found = items.find(item => item.id === id)
    return found ? opinionName(found.number) : 'YK-…'
  }
}

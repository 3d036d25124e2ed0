// Where an entry of a dossier stands, in words, with the documents that stand for it and what was last said of it.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { DossierItem } from '#model/api.ts'
import type { DossierSaid, EntryState } from '#model/dossier.ts'
import { isStage } from '#model/stage.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { useDossierWords } from './dossier-data.ts'

const tones: Readonly<Record<EntryState, string>> = {
  missing: 'bad',
  there: 'info',
  approved: 'ok',
  excused: 'warn',
}

/** The state. @param isFromAbove whether a draft may be there that was not handed over to the reader */
export function EntryStanding({
  item: { standing, needs, isRequired, isConfidential, usualStage },
  isFromAbove,
}: {
  readonly item: DossierItem
  readonly isFromAbove: boolean
}): ReactNode {
  const words = useDossierWords()
  const common = useWords()
  if (!standing) return <small>{isConfidential ? words.apart : words.apartUnit}</small>
  const { state, said, documents } = standing
  const isOpen = state === 'missing' && !isRequired
  const name = state === 'missing' && isFromAbove ? words.missingFromAbove : words.states[state]
  return (
    <div className="dossier-standing">
      <span className="vk-chip" data-tone={isOpen ? undefined : tones[state]}>
        {state === 'there' && needs === 'approved' ? words.preparedOnly : name}
      </span>
      {said && <SaidWords said={said.said} />}
      {documents.map(({ id, title, stage, isBehind }) => (
        <span key={id}>
          <Link href={`/documents/${encodeURIComponent(id)}`}>{title}</Link> · {common.stages[stage]}
          {isBehind && usualStage !== null && isStage(usualStage) && (
            <small>
              {words.behind(common.stages[usualStage])} ({words.unverified})
            </small>
          )}
        </span>
      ))}
      {said && <small>{words.saidBy(said.byName, common.roles[said.actorRole], formatTime(said.at))}</small>}
    </div>
  )
}

/** What was said of an entry; of a document that was named its link tells. */
export function SaidWords({ said }: { readonly said: DossierSaid }): ReactNode {
  const words = useDossierWords()
  if (said.kind === 'document') return null
  if (said.kind !== 'outside') return <span>{words.reasonIs(said.reason)}</span>
  const { number, date, approved } = said
  return (
    <span>
      {words.outside(number, date)}
      {approved && `; ${words.approvedBy(approved.by, approved.on)}`}
    </span>
  )
}

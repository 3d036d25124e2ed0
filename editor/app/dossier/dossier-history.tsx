// All that was said in a dossier, the latest first: nothing of it is ever taken out.

import type { ReactNode } from 'react'
import type { DossierView } from '#model/api.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { useDossierWords, useEntryTitle } from './dossier-data.ts'
import { SaidWords } from './entry-standing.tsx'

/** The list, folded; nothing before anything was said. */
export function DossierHistory({
  dossier: { history, items, documents },
}: {
  readonly dossier: DossierView
}): ReactNode {
  const words = useDossierWords()
  const common = useWords()
  const titleOf = useEntryTitle()
  if (history.length === 0) return null
  const latestFirst = history.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return (
    <details className="sheet dossier-part">
      <summary>{words.history(formatNumber(history.length))}</summary>
      <ul>
        {latestFirst.map(({ book, entry, said, at, byName, actorRole }) => {
          const item = items.find(({ id }) => id === entry)
          const named = said.kind === 'document' && documents.find(({ id }) => id === said.documentId)
          return (
            <li key={`${book} ${entry} ${at}`}>
              <b>{item ? titleOf(item) : entry}</b>
              {said.kind !== 'outside' && (
                <span>
                  {words.kinds[said.kind]}
                  {named && `: ${named.title}`}
                </span>
              )}
              <SaidWords said={said} />
              <small>{words.saidBy(byName, common.roles[actorRole], formatTime(at))}</small>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

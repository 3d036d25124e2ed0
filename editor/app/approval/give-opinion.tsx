// The form of an opinion beside the text that is decided on: the draft's form, without an editor.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import { type OpinionDraft, opinionName } from '#model/opinion.ts'
import type { WaitingOpinion } from '../../client/waiting-store.ts'
import { useEntryOutbox } from '../consolidation/use-entry-outbox.ts'
import { opinionsQuery } from '../data/document-queries.ts'
import { templatesQuery, unitsQuery } from '../data/queries.ts'
import { heldRoles } from '../draft/held-roles.ts'
import { KeptDrafts } from '../draft/kept-drafts.tsx'
import { markWords } from '../draft/marked-words.ts'
import { fieldsOf } from '../draft/opinion-fields.ts'
import { OpinionForm } from '../draft/opinion-form.tsx'
import { type OpinionPlace, OpinionPlaceContext, type OpinionTarget } from '../draft/opinion-place.ts'
import { WaitingList } from '../opinion/waiting-list.tsx'
import { tellDone } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { shortHash, useApprovalWords } from './approval-data.ts'
import type { GivenWords } from './give.ts'

/** What the form is about. */
export interface GiveOpinionProps {
  readonly document: DocumentView
  /** Hash of the text that stands beside it. */
  readonly sha256: string
  readonly given: GivenWords
}

/** The form, what was put aside, and what waits for a connection. It stays from the first opinion on, so that what waits is sent. */
export function GiveOpinion({ document, sha256, given }: GiveOpinionProps): ReactNode {
  const outbox = useEntryOutbox(document.id)
  const [target, setTarget] = useState<OpinionTarget | null>(null)
  useEffect(() => setTarget(targetOf(given)), [given])
  const place = usePlace(document, sha256, given, outbox.send, target, setTarget)
  const rewrite = async ({ id }: WaitingOpinion): Promise<void> => {
    const taken = await outbox.takeBack(id)
    if (!taken) return
    const { anchor, sectionKey } = taken
    setTarget({ anchor, sectionKey, keptId: null, fields: fieldsOf(taken) })
  }
  return (
    <OpinionPlaceContext value={place}>
      <div className="approval-give">
        <WaitingList waiting={outbox.waiting} onRewrite={one => void rewrite(one)} />
        <KeptDrafts />
        {target && (
          <OpinionForm
            key={`${target.keptId} ${target.anchor?.quote ?? target.sectionKey}`}
            target={target}
          />
        )}
      </div>
    </OpinionPlaceContext>
  )
}

function targetOf({ words, versionId }: GivenWords): OpinionTarget {
  return {
    anchor: words?.anchor ?? null,
    sectionKey: words?.sectionKey ?? null,
    keptId: null,
    fields: { versionId },
  }
}

function usePlace(
  document: DocumentView,
  sha256: string,
  given: GivenWords,
  send: ReturnType<typeof useEntryOutbox>['send'],
  target: OpinionTarget | null,
  setTarget: OpinionPlace['setTarget'],
): OpinionPlace {
  const words = useApprovalWords()
  const me = useMe()
  const queries = useQueryClient()
  const units = useQuery(unitsQuery)
  const templates = useQuery(templatesQuery)
  const opinions = useQuery(opinionsQuery(document.id))
  const marked = useRef(given)
  marked.current = given
  return useMemo<OpinionPlace>(() => {
    const parentId = units.data?.find(({ id }) => id === document.unitId)?.parentId ?? null
    return {
      document,
      roles: heldRoles(me, document.unitId, parentId),
      sections: templates.data?.find(({ id }) => id === document.templateId)?.sections ?? [],
      opinions: opinions.data?.items ?? [],
      versionHint: words.onThisText(shortHash(sha256)),
      target,
      setTarget,
      // One that was put aside has words of its own, whose place on the page nobody selected.
      show({ anchor }) {
        const { words: selected, range } = marked.current
        return range && anchor === selected?.anchor ? markWords(range) : undefined
      },
      async send(draft: OpinionDraft) {
        const sent = await send(draft)
        return sent === 'waiting' ? { ok: true, isWaiting: true } : sent.ok ? { ok: true } : sent
      },
      leave: () => window.document.querySelector<HTMLElement>('[data-give]')?.focus(),
      sent(id) {
        const known = queries.getQueryData(opinionsQuery(document.id).queryKey)?.items
        const number = known?.find(one => one.id === id)?.number
        if (number !== undefined) tellDone(words.given(opinionName(number)))
      },
    }
  }, [
    document,
    sha256,
    send,
    target,
    setTarget,
    words,
    me,
    queries,
    units.data,
    templates.data,
    opinions.data,
  ])
}

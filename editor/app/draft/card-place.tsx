// Where an opinion stands, when that is not simply at its words; and giving it a place by hand.

import { Button } from '@mantine/core'
import { IconMapPin, IconMapPinQuestion } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Anchor } from '#model/anchor.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { captureSelection, isPlacedSurely, type OpinionPlace, placeOf } from '../../index.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useDocument, useDraft } from './draft-context.ts'
import { Candidates } from './later-parts.ts'

/** The place in words, with its quote where the text does not show it. Nothing while it stands at its words. */
export function CardPlace({
  opinion,
  isLost,
}: {
  readonly opinion: Opinion
  readonly isLost: boolean
}): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const place = placeOf(editor, opinion.id)
  const status = place?.status ?? null
  const { placement, anchor } = opinion
  const mayPlace = useMayPlace(opinion)
  if (anchor === null && placement === null) return null
  const isOrdinary =
    status === null || status === 'exact' || (status === 'exact-moved' && !hasLeft(anchor, place))
  if (isOrdinary && placement === null) return null
  const Icon = isLost ? IconMapPinQuestion : IconMapPin
  return (
    <div className="card-place" data-tone={isLost ? 'warn' : undefined}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <div>
        {status !== null && !isOrdinary && <span>{words.places[status]}</span>}
        {placement && <span>{words.card.placedByHand(placement.by.name, formatTime(placement.at))}</span>}
        {placement && anchor && <span>{words.card.given(anchor.quote)}</span>}
        {status === 'ambiguous' && <Candidates opinion={opinion} mayPlace={mayPlace} />}
        {status !== null && !isPlacedSurely(status) && mayPlace && <PlaceByHand opinion={opinion} />}
      </div>
    </div>
  )
}

/** Whether words that stand unchanged have left the block they were quoted from; of those quoted without a block nobody knows. */
function hasLeft(anchor: Anchor | null, place: OpinionPlace | null): boolean {
  return anchor?.blockId !== undefined && place?.blockId !== anchor.blockId
}

/** Words that are carried out need no place any more. */
function useMayPlace({ author, status, implementation }: Opinion): boolean {
  const me = useMe()
  const { permissions } = useDocument()
  const isTheirs = permissions.includes('consolidate') || permissions.includes('proposeDisposition')
  return status !== 'withdrawn' && implementation !== 'done' && (isTheirs || author.id === me.user.id)
}

/** First a hint to select words, then a button that takes them. */
function PlaceByHand({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { session, editor, focusOpinion } = useDraft()
  const [isPlacing, setIsPlacing] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const place = async (): Promise<void> => {
    const chosen = captureSelection(editor)
    if (!chosen) {
      setProblem(words.card.placeNothing)
      return
    }
    setIsWaiting(true)
    const result = await session.say(opinion.id, { act: 'place', anchor: chosen.anchor })
    setIsWaiting(false)
    if (!result.ok) {
      setProblem(result.message)
      return
    }
    setIsPlacing(false)
    tellDone(words.card.placed(opinionName(opinion.number)))
    focusOpinion(opinion.id, false)
  }
  if (!isPlacing) {
    return (
      <Button size="xs" variant="default" mt={4} onClick={() => setIsPlacing(true)}>
        {words.card.place}
      </Button>
    )
  }
  return (
    <>
      <span role="status">{problem ?? words.card.placeHint}</span>
      <div className="card-place-acts">
        <Button
          size="xs"
          loading={isWaiting}
          onMouseDown={event => event.preventDefault()}
          onClick={() => void place()}
        >
          {words.card.placeHere}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          c="var(--vk-ink2)"
          onClick={() => {
            setIsPlacing(false)
            setProblem(null)
          }}
        >
          {words.act.cancel}
        </Button>
      </div>
    </>
  )
}

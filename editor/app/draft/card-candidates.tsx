// The places among which an opinion's words stand alike: each leads there, and can be made its place.

import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { anchorAtCandidate, type CandidatePlace, candidatesOf, goToCandidate } from '../../index.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { sectionName, useDraft, useSections } from './draft-context.ts'

/** Whose places, and whether the reader may choose one. */
export interface CandidatesProps {
  readonly opinion: Opinion
  readonly mayPlace: boolean
}

/** The list; what it shows is looked for anew at each press, since the text may have moved on. */
export function Candidates({ opinion, mayPlace }: CandidatesProps): ReactNode {
  const words = useWords()
  const { session, editor, focusOpinion } = useDraft()
  const [shown, setShown] = useState(() => candidatesOf(editor, opinion))
  const [isWaiting, setIsWaiting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  /** The same place in the text as it is now. @param index where it stands in the list */
  const today = (index: number): CandidatePlace | null => {
    const wanted = shown[index]
    const now = candidatesOf(editor, opinion)
    const alike = now.filter(one => wanted && nameOf(one) === nameOf(wanted))
    const found = alike.find(one => one === now[index]) ?? (alike.length === 1 ? alike[0] : undefined) ?? null
    setShown(now)
    setProblem(found ? null : words.card.candidateGone)
    return found
  }
  const go = (index: number): void => {
    const found = today(index)
    if (found) goToCandidate(editor, found)
  }
  const place = async (index: number): Promise<void> => {
    const found = today(index)
    if (!found) return
    setIsWaiting(true)
    const result = await session.say(opinion.id, { act: 'place', anchor: anchorAtCandidate(editor, found) })
    setIsWaiting(false)
    if (!result.ok) {
      setProblem(result.message)
      return
    }
    tellDone(words.card.placed(opinionName(opinion.number)))
    focusOpinion(opinion.id, true)
  }
  if (shown.length === 0) return null
  return (
    <>
      <ul className="card-candidates" aria-label={words.card.candidates}>
        {shown.map((one, index) => (
          <li key={one.from}>
            <button type="button" className="card-candidate" onClick={() => go(index)}>
              <CandidateWords candidate={one} quote={opinion.anchor?.quote ?? ''} />
            </button>
            {mayPlace && (
              <Button size="xs" variant="default" disabled={isWaiting} onClick={() => void place(index)}>
                {words.card.placeHere}
                <span className="vk-visually-hidden">{words.card.atCandidate(formatNumber(index + 1))}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {problem !== null && <span role="alert">{problem}</span>}
    </>
  )
}

const quoteChars = 28

function CandidateWords({
  candidate,
  quote,
}: {
  readonly candidate: CandidatePlace
  readonly quote: string
}) {
  const section = useSections().find(({ key }) => key === candidate.sectionKey)
  const short = quote.length <= quoteChars ? quote : `${quote.slice(0, quoteChars)}…`
  return (
    <>
      {section && <small>{sectionName(section)}</small>}
      <span lang="vi">
        …{candidate.before}
        <b>{short}</b>
        {candidate.after}…
      </span>
    </>
  )
}

/** What tells a place from the others while words are written elsewhere. */
function nameOf({ blockId, before, after }: CandidatePlace): string {
  return `${blockId} ${before} ${after}`
}

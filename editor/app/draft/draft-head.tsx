// The head of the draft page: where we are, whether it is saved, who is here, what can be done with the whole.

import { Button } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { ConfidentialMark } from '../marks/confidential-mark.tsx'
import { PersonMenu } from '../shell/person-menu.tsx'
import { AfterText } from './after-text.tsx'
import { AmendButton } from './amendment.tsx'
import { useDocument } from './draft-context.ts'
import { MoveDialog } from './later-parts.ts'
import { PeopleHere } from './people-here.tsx'
import { SaveMark } from './save-mark.tsx'
import { WordMenu } from './word-menu.tsx'

/** The bar at the top. */
export function DraftHead(): ReactNode {
  const words = useWords()
  const document = useDocument()
  const [isMoving, setIsMoving] = useState(false)
  return (
    <header className="top-bar draft-head" data-pane="head">
      <Link className="draft-head-unit vk-ellipsis" href="/">
        {document.unitName}
      </Link>
      <IconChevronRight size={16} stroke={1.75} aria-hidden style={{ flexShrink: 0 }} />
      <h1 className="draft-head-title vk-ellipsis">{document.title}</h1>
      <span className="vk-chip">{words.draft.number(formatNumber(document.draft))}</span>
      {document.access === 'personnel' && <ConfidentialMark />}
      <span className="draft-head-line" />
      <AfterText>
        <SaveMark />
        <span style={{ flex: 1 }} />
        <PeopleHere />
        {document.permissions.includes('exportReview') && <WordMenu />}
        <AmendButton />
        {document.permissions.includes('moveStage') && (
          <Button
            onMouseEnter={MoveDialog.fetch}
            onFocus={MoveDialog.fetch}
            onClick={() => setIsMoving(true)}
          >
            {words.draft.moveStage}
          </Button>
        )}
        <PersonMenu isWide={false} />
        <MoveDialog isOpen={isMoving} onClose={() => setIsMoving(false)} />
      </AfterText>
    </header>
  )
}

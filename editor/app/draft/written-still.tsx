// What a later decision leaves in the text: the words of an opinion that was accepted before, and the way to them.

import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Decision, Opinion } from '#model/opinion.ts'
import { findAnchor, goToBlock } from '../../index.ts'
import { useWords } from '../language.tsx'
import { staysWritten } from '../opinion/stays-written.ts'
import { useDraft } from './draft-context.ts'

/** Of which opinion, and after which decision. */
export interface WrittenStillProps {
  readonly opinion: Opinion
  /** The decision that counts, or is about to. */
  readonly decision: Decision | null
}

/** Nothing while the text says what was decided. */
export function WrittenStill({ opinion, decision }: WrittenStillProps): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const [isGone, setIsGone] = useState(false)
  const written = opinion.implementedBy
  if (!written || !staysWritten(opinion, decision)) return null
  const { textAfter, blockId } = written
  const go = (): void => {
    const anchor = { quote: textAfter, ...(blockId === null ? {} : { blockId }) }
    const place = textAfter === '' ? null : findAnchor(editor, anchor, opinion.sectionKey)
    if (place && editor.chain().setTextSelection(place).scrollIntoView().focus().run()) return
    setIsGone(blockId === null || !goToBlock(editor, blockId, textAfter))
  }
  return (
    <div className="card-standing" data-tone="warn">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <span>
        {textAfter === '' ? words.stays.removed : words.stays.written}
        {textAfter !== '' && <em lang="vi">{textAfter}</em>}
        {isGone && <em role="alert">{words.stays.gone}</em>}
        <Button size="xs" variant="default" mt={4} style={{ display: 'block' }} onClick={go}>
          {words.stays.go}
        </Button>
      </span>
    </div>
  )
}

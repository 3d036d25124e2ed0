// An amendment on the draft page: the button that opens one, the strip that says that one is open and closes it.

import { Button } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { useDocument } from './draft-context.ts'
import { AmendDialog, CloseAmendmentDialog } from './later-parts.ts'

/** Nothing for somebody who may not amend now, or while an amendment is open. */
export function AmendButton(): ReactNode {
  const words = useWords().amendment
  const { permissions, amendment } = useDocument()
  const [isOpen, setIsOpen] = useState(false)
  if (!permissions.includes('amend')) return null
  return (
    <>
      {amendment === null && (
        <Button
          variant="default"
          leftSection={<IconLockOpen size={16} stroke={1.75} />}
          onMouseEnter={AmendDialog.fetch}
          onFocus={AmendDialog.fetch}
          onClick={() => setIsOpen(true)}
        >
          {words.open}
        </Button>
      )}
      <AmendDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  )
}

/** Nothing while no amendment is open. */
export function AmendmentBanner(): ReactNode {
  const words = useWords().amendment
  const { permissions, amendment } = useDocument()
  const [isClosing, setIsClosing] = useState(false)
  if (amendment === null) return null
  const { number, reason, authority, by, at } = amendment
  return (
    <section className="vk-strip amendment-banner" aria-label={words.region}>
      <IconLockOpen size={18} stroke={1.75} color="var(--vk-warn)" aria-hidden style={{ flexShrink: 0 }} />
      <span className="amendment-banner-words">
        <b>{words.isOpen(formatNumber(number))}</b>
        <span>{words.about(reason, authority)}</span>
        <small>{words.by(by.name, formatTime(at))}</small>
      </span>
      {permissions.includes('amend') && (
        <Button
          onMouseEnter={CloseAmendmentDialog.fetch}
          onFocus={CloseAmendmentDialog.fetch}
          onClick={() => setIsClosing(true)}
        >
          {words.close}
        </Button>
      )}
      <CloseAmendmentDialog isOpen={isClosing} onClose={() => setIsClosing(false)} number={number} />
    </section>
  )
}

// A dialog as most of them are: a title, a button to close it that has a name, and what stands between.

import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'

interface DialogProps {
  readonly isOpen: boolean
  readonly title: ReactNode
  readonly size?: 'md' | 'lg'
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The dialog. What stands in it is made anew each time it opens. */
export function Dialog({ isOpen, title, size = 'md', onClose, children }: DialogProps): ReactNode {
  const { act } = useWords()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      {children}
    </Modal>
  )
}

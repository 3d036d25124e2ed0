// The panel on a narrow screen: over the page, called and put away.

import { Drawer } from '@mantine/core'
import '@mantine/core/styles/Drawer.css'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'

/** What the drawer takes. */
export interface PanelDrawerProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The drawer; the page beside it stays in reach. */
export function PanelDrawer({ isOpen, onClose, children }: PanelDrawerProps): ReactNode {
  const words = useWords()
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={380}
      withOverlay={false}
      lockScroll={false}
      title={words.draft.opinionsPane}
      closeButtonProps={{ 'aria-label': words.act.close }}
      styles={{ body: { padding: 0, height: 'calc(100% - 60px)' } }}
    >
      {children}
    </Drawer>
  )
}

// The frame of every page of somebody signed in: rail, bar, room for the page, keys that work everywhere.

import { useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { unitsQuery } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import { laterDialog } from '../parts/later.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { PersonMenu } from './person-menu.tsx'
import { Rail } from './rail.tsx'
import { useMe } from './signed-in.tsx'
import { usePaneKey } from './use-pane-key.ts'

const ShortcutsDialog = laterDialog(async () => (await import('./shortcuts-dialog.tsx')).ShortcutsDialog)

interface ShellProps {
  readonly children: ReactNode
  /** A bar of the page's own in place of the common one; the rail then shows icons alone. */
  readonly bar?: ReactNode
}

/** Frames a page. The page itself stands in one `main` with the id that the skip link names. */
export function Shell({ children, bar }: ShellProps): ReactNode {
  const words = useWords()
  const [hasKeys, setHasKeys] = useState(false)
  useHotkeys([
    ['shift+?', () => setHasKeys(true)],
    ['?', () => setHasKeys(true)],
  ])
  usePaneKey()
  return (
    <>
      <a className="vk-skip" href="#main">
        {words.shell.skip}
      </a>
      <div className="shell">
        <Rail mayBeWide={bar === undefined} onShortcuts={() => setHasKeys(true)} />
        <div className="shell-body">
          {bar ?? <TopBar />}
          {children}
        </div>
      </div>
      <ShortcutsDialog isOpen={hasKeys} onClose={() => setHasKeys(false)} />
    </>
  )
}

function TopBar(): ReactNode {
  const me = useMe()
  const units = useQuery(unitsQuery)
  const own = new Set(me.memberships.map(({ unitId }) => unitId))
  const names = (units.data ?? []).filter(({ id }) => own.has(id)).map(({ name }) => name)
  return (
    <header className="top-bar">
      <span className="top-bar-unit vk-ellipsis">{names.join(' · ')}</span>
      <span style={{ flex: 1 }} />
      <LanguageMenu />
      <PersonMenu isWide />
    </header>
  )
}

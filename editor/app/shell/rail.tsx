// The rail at the left: where one can go, and what helps everywhere.

import { Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconFileText,
  IconKeyboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMessages,
  IconMoon,
  IconRubberStamp,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { isSuperior, type Role } from '#model/role.ts'
import { useWords } from '../language.tsx'
import { Logo } from '../marks/logo.tsx'
import { useRemembered } from '../remembered.ts'
import { useMe } from './signed-in.tsx'

interface RailProps {
  /** Whether the rail may show words; on document pages it never does. */
  readonly mayBeWide: boolean
  readonly onShortcuts: () => void
}

/** The rail, with words or with icons alone. */
export function Rail({ mayBeWide, onShortcuts }: RailProps): ReactNode {
  const words = useWords()
  const me = useMe()
  const [location] = useLocation()
  const [chosen, choose] = useRemembered('rail', 'wide')
  const isWide = mayBeWide && chosen === 'wide'
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  const mayAdminister = me.isAdministrator || me.memberships.some(({ role }) => role === 'admin')
  const isAdmin = location.startsWith('/admin')
  const isRounds = location.startsWith('/rounds')
  const isApprovals = location.startsWith('/approvals') || location.endsWith('/approval')
  const readsDocuments = me.memberships.some(({ role }) => role !== 'admin')
  return (
    <nav
      className="rail"
      aria-label={words.shell.navigation}
      data-wide={isWide || undefined}
      data-pane="rail"
    >
      <Link className="rail-logo" href="/" aria-label={`${words.product}. ${words.shell.home}`}>
        <Logo size={32} />
        {isWide && words.product}
      </Link>
      <RailItem
        icon={IconFileText}
        text={words.shell.documents}
        isWide={isWide}
        href="/"
        isHere={!isAdmin && !isRounds && !isApprovals}
      />
      {readsDocuments && (
        <RailItem
          icon={IconMessages}
          text={words.rounds.page}
          isWide={isWide}
          href="/rounds"
          isHere={isRounds}
        />
      )}
      {me.memberships.some(({ role }) => isInApproval(role)) && (
        <RailItem
          icon={IconRubberStamp}
          text={words.shell.approvals}
          isWide={isWide}
          href="/approvals"
          isHere={isApprovals}
        />
      )}
      {mayAdminister && (
        <RailItem
          icon={IconSettings}
          text={words.shell.admin}
          isWide={isWide}
          href="/admin"
          isHere={isAdmin}
        />
      )}
      <span className="rail-space" />
      <RailItem
        icon={isDark ? IconSun : IconMoon}
        text={isDark ? words.shell.toLight : words.shell.toDark}
        isWide={isWide}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      />
      <RailItem icon={IconKeyboard} text={words.shell.shortcuts} isWide={isWide} onClick={onShortcuts} />
      {mayBeWide && (
        <RailItem
          icon={isWide ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand}
          text={isWide ? words.shell.collapse : words.shell.expand}
          isWide={isWide}
          onClick={() => choose(isWide ? 'narrow' : 'wide')}
        />
      )}
    </nav>
  )
}

/** Whether a role decides on what is put forward, or carries out what is asked then. */
function isInApproval(role: Role): boolean {
  return isSuperior(role) || ['lead_drafter', 'party_secretary', 'secretary_compiler', 'clerk'].includes(role)
}

interface RailItemProps {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  readonly text: string
  readonly isWide: boolean
  readonly href?: string
  readonly isHere?: boolean
  readonly onClick?: () => void
}

function RailItem({ icon: Icon, text, isWide, href, isHere = false, onClick }: RailItemProps): ReactNode {
  const inside = (
    <>
      <Icon size={20} stroke={1.75} />
      {isWide && text}
    </>
  )
  return (
    <Tooltip label={text} position="right" disabled={isWide}>
      {href === undefined ? (
        <button type="button" className="rail-item" aria-label={text} onClick={onClick}>
          {inside}
        </button>
      ) : (
        <Link className="rail-item" href={href} aria-label={text} aria-current={isHere ? 'page' : undefined}>
          {inside}
        </Link>
      )}
    </Tooltip>
  )
}

// The person signed in, and the way out.

import { Menu, Tooltip } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { request } from '../data/request.ts'
import { useLanguage } from '../language.tsx'
import { PersonAvatar } from '../parts/person-avatar.tsx'
import { tell } from '../parts/tell.ts'
import { useMe } from './signed-in.tsx'

/** The person's mark; on wide bars with name and role. @param isWide whether name and role stand beside the mark */
export function PersonMenu({ isWide }: { readonly isWide: boolean }): ReactNode {
  const { words, language, setLanguage } = useLanguage()
  const me = useMe()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const role = me.memberships[0]?.role
  const roleName = role ? words.roles[role] : words.roles.admin
  const signOut = async (): Promise<void> => {
    await tell(request('POST', '/api/auth/sign-out', {}), words)
    queries.clear()
    navigate('/sign-in')
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className="top-bar-person">
          <Tooltip label={me.user.name} disabled={isWide}>
            <span>
              <PersonAvatar id={me.user.id} name={me.user.name} size={28} />
            </span>
          </Tooltip>
          {!isWide && <span className="vk-visually-hidden">{words.shell.person(me.user.name)}</span>}
          {isWide && (
            <span className="vk-nowrap">
              <b>{me.user.name}</b>
              <small>{roleName}</small>
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.user.name} · {roleName}
          <br />
          {me.user.email}
        </Menu.Label>
        <Menu.Item
          onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
          lang={language === 'vi' ? 'en' : 'vi'}
        >
          {language === 'vi' ? 'English' : 'Tiếng Việt'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => void signOut()}>
          {words.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

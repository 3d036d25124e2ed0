// The switch of languages.

import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../language.tsx'

/** A quiet button with the language's own name; the menu holds both. */
export function LanguageMenu(): ReactNode {
  const { language, words, setLanguage } = useLanguage()
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--vk-ink)"
          size="xs"
          px={8}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
          aria-label={`${words.shell.language}: ${words.languageName}`}
        >
          {words.languageName}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => setLanguage('vi')} aria-current={language === 'vi'} lang="vi">
          Tiếng Việt
        </Menu.Item>
        <Menu.Item onClick={() => setLanguage('en')} aria-current={language === 'en'} lang="en">
          English
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

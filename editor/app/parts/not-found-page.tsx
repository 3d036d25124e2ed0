// An address that shows nothing, or nothing for this person: both alike.

import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useWords } from '../language.tsx'
import { usePageTitle } from '../page-title.ts'
import { StatePage } from './state-page.tsx'

/** Says that there is nothing here, and leads back. */
export function NotFoundPage(): ReactNode {
  const words = useWords()
  usePageTitle(words.titles.notFound)
  return (
    <main style={{ minHeight: '100vh', display: 'grid' }}>
      <StatePage
        icon={<IconMapQuestion size={24} stroke={1.75} />}
        title={words.notFound.title}
        text={words.notFound.hint}
        actions={
          <Button component={Link} href="/">
            {words.act.back}
          </Button>
        }
      />
    </main>
  )
}

// The last net under the pages: a fault in showing one never leaves an empty window.

import { Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { StatePage } from './state-page.tsx'

interface CrashBoundaryProps {
  readonly children: ReactNode
}

/** Shows a page that says so when a page fails to show; React has already put the fault into the console. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return <Crashed onRetry={() => this.setState({ hasFailed: false })} />
  }
}

function Crashed({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const words = useWords()
  return (
    <main style={{ minHeight: '100vh', display: 'grid' }}>
      <StatePage
        icon={<IconAlertTriangle size={24} stroke={1.75} />}
        tone="bad"
        title={words.failure.title}
        text={words.failure.broken}
        actions={
          <Button leftSection={<IconRefresh size={16} stroke={1.75} />} onClick={onRetry}>
            {words.act.retry}
          </Button>
        }
      />
    </main>
  )
}

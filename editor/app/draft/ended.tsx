// When the connection has ended for good: signing in again, or saving by hand what was not sent.

import { Button, CopyButton, Modal, Text } from '@mantine/core'
import { IconAlertTriangle, IconCopy, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { SignInForm } from '../sign-in/sign-in-form.tsx'
import { useDraft, useSession } from './draft-context.ts'

/** Nothing while the connection lives or may come back by itself. */
export function Ended(): ReactNode {
  const words = useWords()
  const { session } = useDraft()
  const me = useMe()
  const failure = useSession(state => state.failure)
  if (!failure) return null
  if (failure.code === 'signed-out') {
    return (
      <Modal
        opened
        onClose={() => {}}
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        title={words.ended.title}
      >
        <Text size="sm" mb="md">
          {words.ended.hint}
        </Text>
        <SignInForm email={me.user.email} onDone={() => session.refresh()} />
      </Modal>
    )
  }
  return <Refused message={failure.message} />
}

function Refused({ message }: { readonly message: string }): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  return (
    <div className="draft-refused" role="alert">
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
      <span style={{ flex: 1 }}>{message}</span>
      <CopyButton
        value={sectionText(
          editor.state.selection.$head.node(Math.min(1, editor.state.selection.$head.depth)),
        )}
      >
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconCopy size={16} stroke={1.75} />} onClick={copy}>
            {copied ? words.ended.copied : words.ended.copy}
          </Button>
        )}
      </CopyButton>
      <Button leftSection={<IconRefresh size={16} stroke={1.75} />} onClick={() => location.reload()}>
        {words.ended.reload}
      </Button>
    </div>
  )
}

/** The section under the caret as plain text: what was just written stands in it. */
function sectionText(section: {
  readonly content: { readonly size: number }
  textBetween(from: number, to: number, block?: string, leaf?: string): string
}): string {
  return section.textBetween(0, section.content.size, '\n', '\n')
}

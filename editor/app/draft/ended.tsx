// When the connection has ended for good: signing in again, or copying what was not sent. When it only waits: how long still.

import { Button, CopyButton, Modal, Text } from '@mantine/core'
import { IconAlertTriangle, IconClockPause, IconCopy, IconRefresh } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../language.tsx'
import { atFoot } from '../parts/at-foot.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useDraft, useSession } from './draft-context.ts'
import { SignInForm } from './later-parts.ts'

/** Nothing while the connection lives or may come back by itself. */
export function Ended(): ReactNode {
  const words = useWords()
  const { session } = useDraft()
  const me = useMe()
  const failure = useSession(state => state.failure)
  const pause = useSession(state => state.pause)
  if (!failure) return pause && <Paused {...pause} />
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
  const { session, editor } = useDraft()
  const [{ paragraphs, hasDeletions }] = useState(() => session.unsent())
  useEffect(() => {
    editor.setEditable(false) // whatever is typed now would go nowhere
  }, [editor])
  const text = paragraphs.join('\n')
  return (
    <section ref={atFoot} className="draft-refused" role="alert" aria-label={words.ended.refused}>
      <div className="draft-refused-row">
        <IconAlertTriangle size={20} stroke={1.75} aria-hidden style={{ flexShrink: 0 }} />
        <span style={{ flex: 1 }}>{message}</span>
        <Button leftSection={<IconRefresh size={16} stroke={1.75} />} onClick={() => location.reload()}>
          {words.ended.reload}
        </Button>
      </div>
      {text === '' && !hasDeletions && <span className="draft-refused-note">{words.ended.allSent}</span>}
      {text !== '' && (
        <>
          <div className="draft-refused-row">
            <b style={{ flex: 1 }}>{words.ended.unsent}</b>
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button variant="default" leftSection={<IconCopy size={16} stroke={1.75} />} onClick={copy}>
                  {copied ? words.ended.copied : words.ended.copy}
                </Button>
              )}
            </CopyButton>
          </div>
          <textarea
            className="draft-refused-text"
            aria-label={words.ended.unsent}
            readOnly
            rows={Math.min(8, paragraphs.length + 1)}
            value={text}
            onFocus={event => event.currentTarget.select()}
          />
        </>
      )}
      {hasDeletions && <span className="draft-refused-note">{words.ended.deletions}</span>}
    </section>
  )
}

/** The server asked to wait: why, and how long still. */
function Paused({ message, untilMs }: { readonly message: string; readonly untilMs: number }): ReactNode {
  const words = useWords()
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.ceil((untilMs - nowMs) / 1000))
  return (
    <section
      ref={atFoot}
      className="draft-refused draft-paused"
      role="status"
      aria-label={words.ended.paused}
    >
      <div className="draft-refused-row">
        <IconClockPause size={20} stroke={1.75} aria-hidden style={{ flexShrink: 0 }} />
        <span style={{ flex: 1 }}>{message}</span>
        <b aria-hidden>{words.ended.backIn(seconds)}</b>
      </div>
    </section>
  )
}

// What somebody says to a finding: the reason why it may stand, the answer to a question; and taking it back.

import { Button, Group, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { AnsweredFinding } from '#model/gates/gate.ts'
import { useDocument } from '../draft/draft-context.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { useGateWords } from './gate-words.ts'
import { useGateAct } from './use-gates.ts'

/** What was said, or the way to say it. @param kind a reason has to be written; a question may be put aside */
export function FindingAnswer({
  finding,
  kind,
}: {
  readonly finding: AnsweredFinding
  readonly kind: 'reason' | 'question'
}): ReactNode {
  const words = useGateWords()
  const act = useGateAct()
  const mayAnswer = useDocument().permissions.includes('answerFindings')
  const [isWriting, setIsWriting] = useState(false)
  const say = (answer: string | null): Promise<boolean> =>
    act('POST', '/findings', { finding: finding.id, answer })
  const { answer: said } = finding
  if (said)
    return (
      <div className="gate-said">
        <p>{said.answer === '' ? words.aside : said.answer}</p>
        <small>{words.said(said.by.name, formatTime(said.at))}</small>
        {mayAnswer && (
          <Button size="compact-sm" variant="subtle" onClick={() => void say(null)}>
            {words.takeBack}
          </Button>
        )}
      </div>
    )
  if (!mayAnswer) return null
  if (isWriting)
    return (
      <WriteForm
        kind={kind}
        onClose={() => setIsWriting(false)}
        onSave={async answer => {
          if (await say(answer)) setIsWriting(false)
        }}
      />
    )
  return (
    <Group gap={4}>
      <Button size="compact-sm" variant="default" onClick={() => setIsWriting(true)}>
        {kind === 'reason' ? words.excuse : words.reply}
      </Button>
      {kind === 'question' && (
        <Button size="compact-sm" variant="subtle" onClick={() => void say('')}>
          {words.skip}
        </Button>
      )}
    </Group>
  )
}

function WriteForm({
  kind,
  onClose,
  onSave,
}: {
  readonly kind: 'reason' | 'question'
  readonly onClose: () => void
  readonly onSave: (answer: string) => Promise<void>
}): ReactNode {
  const words = useGateWords()
  const common = useWords()
  const [text, setText] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setIsTried(true)
    if (text.trim() === '') return
    setIsWaiting(true)
    await onSave(text.trim())
    setIsWaiting(false)
  }
  return (
    <form noValidate onSubmit={event => void submit(event)}>
      <Textarea
        data-autofocus
        autoFocus
        autosize
        minRows={2}
        maxLength={2000}
        label={kind === 'reason' ? words.excuseLabel : words.replyLabel}
        description={kind === 'reason' ? words.excuseHint : words.replyHint}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        error={isTried && text.trim() === '' ? words.reasonMissing : null}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="xs" loading={isWaiting}>
          {words.save}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {common.act.cancel}
        </Button>
      </Group>
    </form>
  )
}

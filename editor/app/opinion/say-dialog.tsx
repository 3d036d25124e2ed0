// A dialog of a few texts about one opinion, sent as one act.

import { Button, Modal, Text, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import type { OpinionAct } from '../../client/api.ts'
import { useWords } from '../language.tsx'

/** Sends an act about an opinion. Resolves with null when it is done, else with the sentence that says why not. */
export type Say = (what: OpinionAct) => Promise<string | null>

/** What every dialog about an opinion is given; it stands open until it closes itself. */
export interface OpinionDialogProps {
  readonly opinion: Opinion
  readonly say: Say
  readonly onClose: () => void
}

interface SayDialogProps extends OpinionDialogProps {
  readonly title: string
  readonly hint: string
  /** One field each; all must be filled in. */
  readonly labels: readonly string[]
  readonly first?: readonly string[]
  /** What is wrong with the texts together, or null. */
  readonly problemOf?: (texts: readonly string[]) => string | null
  readonly act: (texts: readonly string[]) => OpinionAct
}

/** The dialog; Ctrl+Enter sends. */
export function SayDialog(props: SayDialogProps): ReactNode {
  const { opinion, say, onClose, title, hint, labels, first = [], problemOf, act } = props
  const words = useWords()
  const [texts, setTexts] = useState(() => labels.map((_, index) => first[index] ?? ''))
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const said = texts.map(text => text.trim())
  const problem = said.includes('') ? null : (problemOf?.(said) ?? null)
  const send = async (): Promise<void> => {
    setIsTried(true)
    if (said.includes('') || problem !== null || isWaiting) return
    setIsWaiting(true)
    const refusal = await say(act(said))
    setIsWaiting(false)
    if (refusal === null) onClose()
    else setFailure(refusal)
  }
  const errorOf = (index: number): string | null => {
    if (isTried && said[index] === '') return words.card.missing
    return index === labels.length - 1 ? ((isTried ? problem : null) ?? failure) : null
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${title} – ${opinionName(opinion.number)}`}
      closeButtonProps={{ 'aria-label': words.act.close }}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => void send()]])}
    >
      <Text size="sm" c="var(--vk-ink2)">
        {hint}
      </Text>
      {labels.map((label, index) => (
        <Textarea
          key={label}
          mt="sm"
          autosize
          minRows={2}
          maxRows={8}
          label={label}
          data-autofocus={index === 0 || undefined}
          value={texts[index] ?? ''}
          onChange={event => {
            const { value } = event.currentTarget
            setTexts(now => now.map((text, at) => (at === index ? value : text)))
          }}
          error={errorOf(index)}
        />
      ))}
      <div className="dialog-actions">
        <Button variant="default" onClick={onClose}>
          {words.act.cancel}
        </Button>
        <Button loading={isWaiting} onClick={() => void send()}>
          {words.card.send}
        </Button>
      </div>
    </Modal>
  )
}

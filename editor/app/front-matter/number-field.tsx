// The document's number: the next free one at one press, another one by hand, or given back after a question.

import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { FrontMatterView } from '#model/front-matter.ts'
import { useWords } from '../language.tsx'

interface NumberFieldProps {
  readonly view: FrontMatterView
  /** Whether something else is unsaved: the number would be recorded without it. */
  readonly isDirty: boolean
  /** Takes the next number (undefined), the one named, or none (null). @returns whether it was done */
  readonly onNumber: (number: number | null | undefined) => Promise<boolean>
}

/** The field. */
export function NumberField({ view, isDirty, onNumber }: NumberFieldProps): ReactNode {
  const words = useWords().frontMatter
  const [asks, setAsks] = useState<'other' | 'back' | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const { number } = view.frontMatter
  const run = async (wanted: number | null | undefined): Promise<void> => {
    setIsWaiting(true)
    const isDone = await onNumber(wanted)
    setIsWaiting(false)
    if (isDone) setAsks(null)
  }
  return (
    <div className="fm-number">
      <span className="fm-number-label">{words.number}</span>
      <strong>{number === null ? words.noNumber : twoDigits(number)}</strong>
      {view.mayNumber && number === null && (
        <Button loading={isWaiting && asks === null} disabled={isDirty} onClick={() => void run(undefined)}>
          {words.take(twoDigits(view.nextNumber))}
        </Button>
      )}
      {view.mayNumber && (
        <Button variant="default" disabled={isDirty} onClick={() => setAsks('other')}>
          {words.takeOther}
        </Button>
      )}
      {view.mayGiveBack && number !== null && (
        <Button variant="default" disabled={isDirty} onClick={() => setAsks('back')}>
          {words.giveBack}
        </Button>
      )}
      <p className="fm-hint">
        {view.mayNumber ? isDirty && words.saveFirst : number === null && words.numberLater}
      </p>
      {asks === 'other' && (
        <OtherNumber
          isWaiting={isWaiting}
          onClose={() => setAsks(null)}
          onSubmit={wanted => void run(wanted)}
        />
      )}
      {asks === 'back' && number !== null && (
        <GiveBack
          number={twoDigits(number)}
          isWaiting={isWaiting}
          onClose={() => setAsks(null)}
          onSubmit={() => void run(null)}
        />
      )}
    </div>
  )
}

function OtherNumber({
  isWaiting,
  onClose,
  onSubmit,
}: {
  readonly isWaiting: boolean
  readonly onClose: () => void
  readonly onSubmit: (number: number) => void
}): ReactNode {
  const words = useWords()
  const [text, setText] = useState('')
  const [isTried, setIsTried] = useState(false)
  const isNumber = /^[1-9]\d{0,4}$/u.test(text.trim().replace(/^0+(?=\d)/u, ''))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (isNumber) onSubmit(Number(text))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.frontMatter.takeOther}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <form noValidate onSubmit={submit}>
        <TextInput
          label={words.frontMatter.otherLabel}
          inputMode="numeric"
          data-autofocus
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          error={isTried && !isNumber && words.frontMatter.otherMissing}
        />
        <div className="fm-dialog-actions">
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {words.frontMatter.otherSubmit}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function GiveBack({
  number,
  isWaiting,
  onClose,
  onSubmit,
}: {
  readonly number: string
  readonly isWaiting: boolean
  readonly onClose: () => void
  readonly onSubmit: () => void
}): ReactNode {
  const words = useWords()
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.frontMatter.giveBackTitle(number)}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <p>{words.frontMatter.giveBackHint}</p>
      <div className="fm-dialog-actions">
        <Button variant="default" data-autofocus onClick={onClose}>
          {words.act.cancel}
        </Button>
        <Button loading={isWaiting} onClick={onSubmit}>
          {words.frontMatter.giveBackSubmit}
        </Button>
      </div>
    </Modal>
  )
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

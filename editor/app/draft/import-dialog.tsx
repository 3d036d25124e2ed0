// "Nhập ý kiến từ Word": choose a file, confirm, wait, read what became of it.

import './import.css'
import { Button, Checkbox, Loader, Modal } from '@mantine/core'
import { IconFileTypeDocx } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ImportAnswer } from '#model/api.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { WordDrop } from '../parts/word-drop.tsx'
import { sentenceOf } from './use-word-file.tsx'
import { sendWordFile } from './word-file.ts'

type Step =
  | { readonly is: 'choosing'; readonly problem: string | null }
  | { readonly is: 'confirming'; readonly file: File }
  | { readonly is: 'working'; readonly file: File }
  | { readonly is: 'done'; readonly file: File; readonly answer: ImportAnswer }

/** The dialog; closing it while a file is read only stops waiting. */
export function ImportDialog({
  documentId,
  onClose,
  onOriginals,
}: {
  readonly documentId: string
  readonly onClose: () => void
  /** Shows the files that are kept. */
  readonly onOriginals: () => void
}): ReactNode {
  const words = useWords()
  const [step, setStep] = useState<Step>({ is: 'choosing', problem: null })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async (file: File, letters: LegacyLetters): Promise<void> => {
    const ours = new AbortController()
    stop.current = ours
    setStep({ is: 'working', file })
    try {
      setStep({ is: 'done', file, answer: await sendWordFile(documentId, file, letters, ours.signal) })
    } catch (error) {
      const problem = ours.signal.aborted
        ? words.wordImport.cancelled
        : sentenceOf(error) || words.failure.network
      setStep({ is: 'choosing', problem })
    }
  }
  const choose = (file: File) => setStep({ is: 'confirming', file })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words.wordImport.title}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      {step.is === 'choosing' && <Choosing problem={step.problem} onChoose={choose} />}
      {step.is === 'confirming' && (
        <Confirming
          file={step.file}
          onOther={() => setStep({ is: 'choosing', problem: null })}
          onConfirm={letters => void send(step.file, letters)}
        />
      )}
      {step.is === 'working' && (
        <div className="import-working" role="status">
          <Loader size="sm" />
          <p>{words.wordImport.working}</p>
          <Button variant="default" onClick={() => stop.current?.abort()}>
            {words.act.cancel}
          </Button>
        </div>
      )}
      {step.is === 'done' && (
        <Report
          file={step.file}
          answer={step.answer}
          onAgain={() => setStep({ is: 'choosing', problem: null })}
          onClose={onClose}
          onOriginals={onOriginals}
        />
      )}
    </Modal>
  )
}

function Choosing({
  problem,
  onChoose,
}: {
  readonly problem: string | null
  readonly onChoose: (file: File) => void
}): ReactNode {
  const words = useWords()
  return (
    <>
      {problem !== null && (
        <div className="import-problem" role="alert">
          <b>{words.wordImport.failed}</b>
          <p>{problem}</p>
        </div>
      )}
      <WordDrop hint={words.wordImport.dropHint} onChoose={onChoose} />
    </>
  )
}

function Confirming({
  file,
  onOther,
  onConfirm,
}: {
  readonly file: File
  readonly onOther: () => void
  readonly onConfirm: (letters: LegacyLetters) => void
}): ReactNode {
  const words = useWords()
  const [isUnicode, setIsUnicode] = useState(true)
  const size = formatNumber(Math.max(1, Math.round(file.size / 1024)))
  return (
    <>
      <p className="import-file">
        <IconFileTypeDocx size={24} stroke={1.5} aria-hidden />
        {words.wordImport.chosen(file.name, size)}
      </p>
      <p className="import-warning">{words.wordImport.warning}</p>
      <Checkbox
        label={words.wordImport.legacy}
        description={words.wordImport.legacyHint}
        checked={isUnicode}
        onChange={event => setIsUnicode(event.currentTarget.checked)}
      />
      <div className="import-actions">
        <Button variant="default" onClick={onOther}>
          {words.wordImport.other}
        </Button>
        <Button data-autofocus onClick={() => onConfirm(isUnicode ? 'unicode' : 'asWritten')}>
          {words.wordImport.confirm}
        </Button>
      </div>
    </>
  )
}

function Report({
  file,
  answer,
  onAgain,
  onClose,
  onOriginals,
}: {
  readonly file: File
  readonly answer: ImportAnswer
  readonly onAgain: () => void
  readonly onClose: () => void
  readonly onOriginals: () => void
}): ReactNode {
  const words = useWords()
  const { made } = answer
  const states = ['matched', 'moved', 'unplaced'] as const
  return (
    <div role="status">
      <h3 className="import-title">{words.wordImport.doneTitle(file.name)}</h3>
      <dl className="import-states">
        {states.map(state => (
          <div key={state} className={state}>
            <dt>
              {words.wordImport.states[state]} <small>{words.wordImport.stateHints[state]}</small>
            </dt>
            <dd>{formatNumber(answer[state])}</dd>
          </div>
        ))}
        <div className="sum">
          <dt>{words.wordImport.total}</dt>
          <dd>{formatNumber(answer.matched + answer.moved + answer.unplaced)}</dd>
        </div>
      </dl>
      <p>
        {words.wordImport.made(
          formatNumber(made.opinions),
          formatNumber(made.proposals),
          formatNumber(made.replies),
        )}{' '}
        {answer.found > 0 && words.wordImport.found(formatNumber(answer.found))}
      </p>
      {answer.messages.length > 0 && (
        <>
          <h3 className="import-title">{words.wordImport.messages}</h3>
          <ul className="import-messages">
            {answer.messages.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        </>
      )}
      <p className="import-kept">
        {words.originals.kept}{' '}
        <Button variant="subtle" size="compact-sm" onClick={onOriginals}>
          {words.originals.open}
        </Button>
      </p>
      <div className="import-actions">
        <Button variant="default" onClick={onAgain}>
          {words.wordImport.again}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {words.wordImport.done}
        </Button>
      </div>
    </div>
  )
}

// "Kiểm tra tệp…": a Word file is dropped, and the page says which text of the document it is, or where it differs.

import { Button, Loader, Modal } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { FileIdentity } from '#model/api.ts'
import { RequestFailure } from '../data/failure.ts'
import { identifyWordFile } from '../draft/word-file.ts'
import { useWords } from '../language.tsx'
import { FileVerdict } from './file-verdict.tsx'
import { useHistoryWords } from './use-history-words.ts'

type Step =
  | { readonly is: 'choosing'; readonly problem: string | null }
  | { readonly is: 'working' }
  | { readonly is: 'done'; readonly fileName: string; readonly found: FileIdentity }

interface CheckFileDialogProps {
  readonly documentId: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The dialog. */
export function CheckFileDialog({ documentId, isOpen, onClose }: CheckFileDialogProps): ReactNode {
  const words = useWords()
  const { check } = useHistoryWords()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size={760}
      title={check.title}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      {isOpen && <CheckFile documentId={documentId} />}
    </Modal>
  )
}

function CheckFile({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords()
  const { check } = useHistoryWords()
  const [step, setStep] = useState<Step>({ is: 'choosing', problem: null })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async (file: File): Promise<void> => {
    const ours = new AbortController()
    stop.current = ours
    setStep({ is: 'working' })
    try {
      const found = await identifyWordFile(documentId, file, ours.signal)
      setStep({ is: 'done', fileName: file.name, found })
    } catch (error) {
      if (ours.signal.aborted) {
        setStep({ is: 'choosing', problem: null })
        return
      }
      const said = error instanceof RequestFailure ? error.message : ''
      setStep({ is: 'choosing', problem: said || words.failure.network })
    }
  }
  if (step.is === 'working')
    return (
      <div className="import-working" role="status">
        <Loader size="sm" />
        <p>{check.working}</p>
        <Button variant="default" onClick={() => stop.current?.abort()}>
          {words.act.cancel}
        </Button>
      </div>
    )
  if (step.is === 'choosing') return <Choosing problem={step.problem} onChoose={file => void send(file)} />
  return (
    <FileVerdict
      fileName={step.fileName}
      found={step.found}
      onAgain={() => setStep({ is: 'choosing', problem: null })}
    />
  )
}

function Choosing({
  problem,
  onChoose,
}: {
  readonly problem: string | null
  readonly onChoose: (file: File) => void
}): ReactNode {
  const { check } = useHistoryWords()
  const [isOver, setIsOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onChoose(file)
  }
  return (
    <>
      {problem !== null && (
        <div className="import-problem" role="alert">
          <b>{check.failed}</b>
          <p>{problem}</p>
        </div>
      )}
      <fieldset
        aria-label={check.title}
        className={isOver ? 'import-drop over' : 'import-drop'}
        onDragOver={event => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <IconUpload size={28} stroke={1.5} aria-hidden />
        <p>{check.hint}</p>
        <Button data-autofocus variant="default" onClick={() => input.current?.click()}>
          {check.choose}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".docx"
          hidden
          onChange={event => {
            const file = event.currentTarget.files?.[0]
            if (file) onChoose(file)
          }}
        />
      </fieldset>
    </>
  )
}

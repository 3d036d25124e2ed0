// Choosing a Word file: dropped, or picked from the computer.

import './word-drop.css'
import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useWords } from '../language.tsx'

interface WordDropProps {
  readonly hint: string
  readonly onChoose: (file: File) => void
}

/** Where a file is dropped; the button inside is for everybody else. */
export function WordDrop({ hint, onChoose }: WordDropProps): ReactNode {
  const words = useWords()
  const [isOver, setIsOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onChoose(file)
  }
  return (
    <fieldset
      aria-label={words.wordImport.drop}
      className={isOver ? 'word-drop over' : 'word-drop'}
      onDragOver={event => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <IconUpload size={28} stroke={1.5} aria-hidden />
      <b>{words.wordImport.drop}</b>
      <p>{hint}</p>
      <Button data-autofocus variant="default" onClick={() => input.current?.click()}>
        {words.wordImport.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        aria-label={words.wordImport.choose}
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          if (file) onChoose(file)
        }}
      />
    </fieldset>
  )
}

// "Kiểm tra thể thức": choose a profile and a file, read how its form departs.

import './form-check.css'
import { Alert, Button, Loader, Modal, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { FormCheckAnswer } from '#model/api.ts'
import { formatProfilesQuery } from '../data/queries.ts'
import { sentenceOf } from '../draft/use-word-file.tsx'
import { checkWordFile, type SavedFile } from '../draft/word-file.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { WordDrop } from '../parts/word-drop.tsx'
import { FindingList } from './finding-list.tsx'

type CheckedFile = Pick<SavedFile, 'name' | 'blob'>
type Step =
  | { readonly is: 'choosing'; readonly problem: string | null }
  | { readonly is: 'working'; readonly file: CheckedFile }
  | { readonly is: 'done'; readonly file: CheckedFile; readonly answer: FormCheckAnswer }

/** The dialog; another profile has the same file checked again. */
export function FormCheckDialog({
  first,
  onClose,
}: {
  /** A file that is checked at once; null = one is chosen. */
  readonly first: SavedFile | null
  readonly onClose: () => void
}): ReactNode {
  const words = useWords()
  const profiles = useQuery(formatProfilesQuery)
  const [chosen, setChosen] = useState<string | null>(first?.form?.profileId ?? null)
  const [step, setStep] = useState<Step>(
    first ? { is: 'working', file: first } : { is: 'choosing', problem: null },
  )
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const profileId = chosen ?? profiles.data?.[0]?.id ?? null
  const check = async (file: CheckedFile, against: string): Promise<void> => {
    stop.current?.abort()
    const ours = new AbortController()
    stop.current = ours
    setStep({ is: 'working', file })
    try {
      const answer = await checkWordFile(file, against, ours.signal)
      if (stop.current === ours) setStep({ is: 'done', file, answer })
    } catch (error) {
      if (stop.current !== ours) return // another profile was chosen meanwhile
      const problem = ours.signal.aborted
        ? words.formCheck.cancelled
        : sentenceOf(error) || words.failure.network
      setStep({ is: 'choosing', problem })
    }
  }
  /** A file that came before it was known what to hold it against. */
  const waiting = useRef<CheckedFile | null>(first)
  useEffect(() => {
    const file = waiting.current
    if (file === null || profileId === null) return
    waiting.current = null
    void check(file, profileId)
  })
  const choose = (file: CheckedFile): void => {
    waiting.current = file
    setStep({ is: 'working', file })
  }
  const cancel = (): void => {
    if (waiting.current === null) stop.current?.abort()
    else setStep({ is: 'choosing', problem: words.formCheck.cancelled })
    waiting.current = null
  }
  const changeProfile = (id: string | null): void => {
    setChosen(id)
    if (id !== null && step.is !== 'choosing') void check(step.file, id)
  }
  const profile = profiles.data?.find(({ id }) => id === profileId)
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={words.formCheck.title}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      {profiles.isError ? (
        <FailedPage
          title={words.formCheck.failed}
          error={profiles.error}
          onRetry={() => void profiles.refetch()}
        />
      ) : (
        <div className="form-check">
          <Select
            label={words.formCheck.profile}
            data={(profiles.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            value={profileId}
            onChange={changeProfile}
            allowDeselect={false}
          />
          {profile?.unverified && <p className="form-check-note">{words.formCheck.unverifiedProfile}</p>}
          {step.is === 'choosing' && (
            <>
              {step.problem !== null && (
                <Alert color="orange" title={words.formCheck.failed} role="alert">
                  {step.problem}
                </Alert>
              )}
              <WordDrop
                hint={words.formCheck.dropHint}
                onChoose={file => choose({ name: file.name, blob: file })}
              />
            </>
          )}
          {step.is === 'working' && (
            <div className="form-check-working" role="status">
              <Loader size="sm" />
              <p>{words.formCheck.working}</p>
              <Button variant="default" onClick={cancel}>
                {words.act.cancel}
              </Button>
            </div>
          )}
          {step.is === 'done' && (
            <FindingList
              name={step.file.name}
              answer={step.answer}
              onAgain={() => setStep({ is: 'choosing', problem: null })}
              onClose={onClose}
            />
          )}
        </div>
      )}
    </Modal>
  )
}

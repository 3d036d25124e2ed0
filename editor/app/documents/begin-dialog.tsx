// Beginning a document: unit, template, title, for whom; from a Word file, with a look at where its parts go.

import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { DocumentAccess } from '#model/confidential.ts'
import { documentsQuery, templatesQuery, unitsQuery } from '../data/queries.ts'
import { request } from '../data/request.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { tell } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { AccessChoice } from './access-choice.tsx'
import type { WantedDraft } from './from-word-data.ts'
import { beginnable } from './may-begin.ts'

const FromWordStep = lazy(async () => ({ default: (await import('./from-word-step.tsx')).FromWordStep }))

interface BeginDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The dialog behind "Bắt đầu văn kiện…"; the new document opens at once. */
export function BeginDialog({ isOpen, onClose }: BeginDialogProps): ReactNode {
  const words = useWords()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [wanted, setWanted] = useState<WantedDraft | null>(null)
  /** What was filled in before the parts were looked at. */
  const [before, setBefore] = useState<WantedDraft | null>(null)
  const close = (): void => {
    setWanted(null)
    setBefore(null)
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      size={wanted ? 1040 : 'md'}
      title={wanted ? words.fromWord.title(wanted.file.name) : words.begin.title}
      closeOnClickOutside={wanted === null}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      {wanted ? (
        <Suspense fallback={<LoadingPage />}>
          <FromWordStep
            wanted={wanted}
            onBack={() => {
              setBefore(wanted)
              setWanted(null)
            }}
            onMade={() => void queries.invalidateQueries(documentsQuery)}
            onOpen={id => {
              close()
              navigate(`/documents/${encodeURIComponent(id)}`)
            }}
          />
        </Suspense>
      ) : (
        <BeginForm before={before} onClose={close} onFile={setWanted} />
      )}
    </Modal>
  )
}

function BeginForm({
  before,
  onClose,
  onFile,
}: {
  readonly before: WantedDraft | null
  readonly onClose: () => void
  readonly onFile: (wanted: WantedDraft) => void
}): ReactNode {
  const words = useWords()
  const me = useMe()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const units = useQuery(unitsQuery)
  const templates = useQuery(templatesQuery)
  const own = beginnable(me)
  const mine = (units.data ?? []).filter(({ id }) => own.has(id))
  const [chosenAccess, setAccess] = useState<DocumentAccess>(before?.access ?? 'unit')
  const [chosenUnit, setUnit] = useState<string | null>(before?.unitId ?? null)
  const [chosenTemplate, setTemplate] = useState<string | null>(before?.templateId ?? null)
  const [chosenTitle, setTitle] = useState<string | null>(before?.title ?? null)
  const [file, setFile] = useState<File | null>(before?.file ?? null)
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const unitId = chosenUnit ?? mine[0]?.id ?? null
  const template =
    (templates.data ?? []).find(({ id }) => id === chosenTemplate) ?? templates.data?.[0] ?? null
  const title = chosenTitle ?? template?.title ?? ''
  const offered = own.get(unitId ?? '') ?? []
  const access = offered.includes(chosenAccess) ? chosenAccess : (offered[0] ?? 'unit')
  const submit = async (): Promise<void> => {
    setIsTried(true)
    if (unitId === null || template === null || title.trim() === '') return
    if (file) {
      onFile({ file, unitId, templateId: template.id, title: title.trim(), access })
      return
    }
    setIsWaiting(true)
    const body = { unitId, templateId: template.id, title: title.trim(), access }
    const made = await tell(request<{ readonly id: string }>('POST', '/api/documents', body), words)
    setIsWaiting(false)
    if (made === null) return
    void queries.invalidateQueries(documentsQuery)
    onClose()
    navigate(`/documents/${encodeURIComponent(made.id)}`)
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void submit()
  }
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack gap="md">
        <Select
          label={words.begin.unit}
          data={mine.map(({ id, name }) => ({ value: id, label: name }))}
          value={unitId}
          onChange={setUnit}
          error={isTried && unitId === null ? words.begin.unitMissing : null}
        />
        <Select
          label={words.begin.template}
          data={(templates.data ?? []).map(one => ({ value: one.id, label: one.title }))}
          value={template?.id ?? null}
          onChange={setTemplate}
          error={isTried && template === null ? words.begin.templateMissing : null}
          description={
            template &&
            `${words.begin.templateAbout(formatNumber(template.sections.length), formatNumber(template.budget))} (${words.unverified})`
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <TextInput
          label={words.begin.name}
          value={title}
          onChange={event => setTitle(event.currentTarget.value)}
          error={isTried && title.trim() === '' ? words.begin.nameMissing : null}
        />
        <AccessChoice offered={offered} value={access} onChange={setAccess} />
        <WordFileField file={file} onChange={setFile} />
        <Text size="sm" c="dimmed">
          {words.begin.effect}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {file ? words.fromWord.next : words.begin.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The Word file that the document takes its text from, if any. */
function WordFileField({
  file,
  onChange,
}: {
  readonly file: File | null
  readonly onChange: (file: File | null) => void
}): ReactNode {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <Group gap="xs">
        {file && <Text size="sm">{words.fromWord.chosen(file.name)}</Text>}
        {file ? (
          <Button variant="default" onClick={() => onChange(null)}>
            {words.fromWord.remove}
          </Button>
        ) : (
          <Button variant="default" onClick={() => input.current?.click()}>
            {words.fromWord.choose}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {words.fromWord.hint}
      </Text>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        aria-label={words.fromWord.choose}
        onChange={event => onChange(event.currentTarget.files?.[0] ?? null)}
      />
    </div>
  )
}

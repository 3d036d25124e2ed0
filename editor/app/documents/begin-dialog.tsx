// Beginning a document: unit, template, title, for whom.

import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { DocumentAccess } from '#model/confidential.ts'
import { documentsQuery, templatesQuery, unitsQuery } from '../data/queries.ts'
import { request } from '../data/request.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tell } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { AccessChoice } from './access-choice.tsx'
import { beginnable } from './may-begin.ts'

interface BeginDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The dialog behind "Bắt đầu văn kiện…"; the new document opens at once. */
export function BeginDialog({ isOpen, onClose }: BeginDialogProps): ReactNode {
  const words = useWords()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words.begin.title}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <BeginForm onClose={onClose} />
    </Modal>
  )
}

function BeginForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useWords()
  const me = useMe()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const units = useQuery(unitsQuery)
  const templates = useQuery(templatesQuery)
  const own = beginnable(me)
  const mine = (units.data ?? []).filter(({ id }) => own.has(id))
  const [chosenUnit, setUnit] = useState<string | null>(null)
  const [chosenTemplate, setTemplate] = useState<string | null>(null)
  const [chosenTitle, setTitle] = useState<string | null>(null)
  const [chosenAccess, setAccess] = useState<DocumentAccess>('unit')
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
        <Text size="sm" c="dimmed">
          {words.begin.effect}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {words.begin.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

// "Ghi…": what a person says of an entry of the dossier.

import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DossierItem, DossierView } from '#model/api.ts'
import { RequestFailure } from '../data/failure.ts'
import { request } from '../data/request.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { tellDone } from '../parts/tell.ts'
import { dossierApi, dossierQuery, useDossierWords, useEntryTitle } from './dossier-data.ts'
import { RecordFields } from './record-fields.tsx'
import { isKind, nothingTyped, type RecordFault, recordKinds, saidFrom } from './typed-record.ts'

interface RecordDialogProps {
  readonly dossier: DossierView
  /** null = closed. */
  readonly item: DossierItem | null
  readonly onClose: () => void
}

/** The dialog. */
export function RecordDialog({ dossier, item, onClose }: RecordDialogProps): ReactNode {
  const words = useDossierWords()
  const titleOf = useEntryTitle()
  return (
    <Dialog isOpen={item !== null} title={item && words.recordFor(titleOf(item))} size="lg" onClose={onClose}>
      {item && <RecordForm dossier={dossier} item={item} onClose={onClose} />}
    </Dialog>
  )
}

function RecordForm({
  dossier,
  item,
  onClose,
}: RecordDialogProps & { readonly item: DossierItem }): ReactNode {
  const words = useDossierWords()
  const common = useWords()
  const titleOf = useEntryTitle()
  const queries = useQueryClient()
  const last = item.standing?.said?.said ?? null
  const [typed, type] = useState(() => nothingTyped(last))
  const [faults, setFaults] = useState<ReadonlySet<RecordFault>>(new Set())
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const access = item.isConfidential ? 'personnel' : 'unit'
  const documents = dossier.documents.filter(one => one.access === access)
  const send = async (): Promise<void> => {
    const { said, faults: found } = saidFrom(typed)
    setFaults(found)
    setRefusal(null)
    if (!said) return
    setIsWaiting(true)
    const { unit, term, books } = dossier
    const book = item.isConfidential ? 'personnel' : 'unit'
    const expectedSeq = books.find(one => one.book === book)?.seq ?? 0
    try {
      const body = { term: term.id, entry: item.id, said, expectedSeq }
      const now = await request<DossierView>('POST', dossierApi(unit.id), body)
      queries.setQueryData(dossierQuery(unit.id).queryKey, now)
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      if (error.code === 'stale') void queries.invalidateQueries({ queryKey: ['dossier', unit.id] })
      setRefusal(error.message || common.failure.network)
      return
    } finally {
      setIsWaiting(false)
    }
    tellDone(words.saved(titleOf(item)))
    onClose()
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack gap="md">
        {refusal !== null && (
          <Alert role="alert" color="orange" icon={<IconAlertTriangle size={18} stroke={1.75} />}>
            {refusal}
          </Alert>
        )}
        <Radio.Group
          label={words.what}
          value={typed.kind}
          onChange={value => isKind(value) && type({ ...typed, kind: value })}
        >
          <Stack gap="xs" mt={6}>
            {recordKinds
              .filter(kind => kind !== 'takenBack' || last !== null)
              .map(kind => (
                <Radio
                  key={kind}
                  value={kind}
                  label={words.kinds[kind]}
                  description={words.kindHints[kind]}
                />
              ))}
          </Stack>
        </Radio.Group>
        <RecordFields typed={typed} onType={type} faults={faults} documents={documents} />
        <Text size="sm" c="dimmed">
          {words.stays}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

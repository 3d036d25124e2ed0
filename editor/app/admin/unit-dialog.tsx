// Adding a unit.

import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type Unit, type UnitKind, unitKinds } from '#model/api.ts'
import { unitsQuery } from '../data/queries.ts'
import { request } from '../data/request.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { tell, tellDone } from '../parts/tell.ts'
import { useAdminWords } from './admin-words.ts'

interface UnitDialogProps {
  readonly units: readonly Unit[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onMade: (unitId: string) => void
}

/** The dialog behind "Thêm đơn vị…". */
export function UnitDialog({ units, isOpen, onClose, onMade }: UnitDialogProps): ReactNode {
  const words = useWords()
  const admin = useAdminWords()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [parentId, setParentId] = useState('')
  const [kind, setKind] = useState<UnitKind>('commune')
  const [isTried, setIsTried] = useState(false)
  const submit = async (): Promise<void> => {
    setIsTried(true)
    if (name.trim() === '') return
    const body = { name: name.trim(), kind, parentId: parentId === '' ? null : parentId }
    const made = await tell(request<{ readonly id: string }>('POST', '/api/units', body), words)
    if (made === null) return
    await queries.invalidateQueries(unitsQuery)
    tellDone(admin.unitAdded(name.trim()))
    onMade(made.id)
    onClose()
    setName('')
    setIsTried(false)
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void submit()
  }
  return (
    <Dialog isOpen={isOpen} title={admin.newUnit.replace('…', '')} onClose={onClose}>
      <form noValidate onSubmit={onSubmit}>
        <Stack gap="md">
          <TextInput
            label={admin.unitName}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            error={isTried && name.trim() === '' ? admin.unitNameMissing : null}
          />
          <Select
            label={admin.unitKind}
            data={unitKinds.map(value => ({ value, label: admin.kinds[value] }))}
            value={kind}
            onChange={value => setKind(unitKinds.find(one => one === value) ?? 'commune')}
          />
          <Select
            label={admin.unitParent}
            data={[
              { value: '', label: admin.noParent },
              ...units.map(unit => ({ value: unit.id, label: unit.name })),
            ]}
            value={parentId}
            onChange={value => setParentId(value ?? '')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {words.act.cancel}
            </Button>
            <Button type="submit">{admin.newUnit.replace('…', '')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

// Adding a person to a unit: with a new account, or with the one they have.

import { Button, Group, Modal, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Unit } from '#model/api.ts'
import { isRole, type Role, roles } from '#model/role.ts'
import { membersQuery } from '../data/queries.ts'
import { request } from '../data/request.ts'
import { useWords } from '../language.tsx'
import { tell, tellDone } from '../parts/tell.ts'

interface AddMemberDialogProps {
  readonly unit: Unit
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The dialog behind "Thêm người…". */
export function AddMemberDialog({ unit, isOpen, onClose }: AddMemberDialogProps): ReactNode {
  const words = useWords()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words.admin.addTitle(unit.name)}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <AddMemberForm unit={unit} onClose={onClose} />
    </Modal>
  )
}

function AddMemberForm({ unit, onClose }: Omit<AddMemberDialogProps, 'isOpen'>): ReactNode {
  const words = useWords()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<Role>('drafter')
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const submit = async (): Promise<void> => {
    setIsTried(true)
    if (email.trim() === '') return
    setIsWaiting(true)
    const body = {
      email: email.trim(),
      role,
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(password === '' ? {} : { password }),
    }
    const path = `/api/units/${encodeURIComponent(unit.id)}/members`
    const added = await tell(
      request<unknown>('POST', path, body).then(() => true),
      words,
    )
    setIsWaiting(false)
    if (added === null) return
    await queries.invalidateQueries(membersQuery(unit.id))
    tellDone(words.admin.added(name.trim() || email.trim(), words.roles[role]))
    onClose()
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void submit()
  }
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack gap="md">
        <TextInput
          type="email"
          autoComplete="off"
          label={words.admin.email}
          value={email}
          onChange={event => setEmail(event.currentTarget.value)}
          error={isTried && email.trim() === '' ? words.signIn.emailMissing : null}
        />
        <TextInput
          autoComplete="off"
          label={words.admin.name}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <Select
          label={words.admin.role}
          data={roles.map(value => ({ value, label: words.roles[value] }))}
          value={role}
          onChange={value => setRole(value !== null && isRole(value) ? value : 'drafter')}
        />
        <PasswordInput
          autoComplete="new-password"
          label={words.admin.password}
          description={words.setup.passwordHint}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword, tabIndex: 0 }}
        />
        <Text size="sm" c="dimmed">
          {words.admin.addHint}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {words.admin.addDo}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

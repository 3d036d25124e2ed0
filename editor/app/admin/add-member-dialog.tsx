// Adding a person to a unit: with a new account, or with the one they have.

import { Alert, Button, Group, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Unit } from '#model/api.ts'
import { isRole, type Role, roles } from '#model/role.ts'
import { RequestFailure } from '../data/failure.ts'
import { membersQuery } from '../data/queries.ts'
import { request } from '../data/request.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { tellDone } from '../parts/tell.ts'
import { MomentPicker } from '../rounds/moment-picker.tsx'
import { instantOf } from '../rounds/round-words.ts'

const shortestPassword = 10
const fieldNames = ['email', 'name', 'password', 'until']

import { useAdminWords } from './admin-words.ts'

interface AddMemberDialogProps {
  readonly unit: Unit
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The dialog behind "Thêm người…". */
export function AddMemberDialog({ unit, isOpen, onClose }: AddMemberDialogProps): ReactNode {
  const admin = useAdminWords()
  return (
    <Dialog isOpen={isOpen} title={admin.addTitle(unit.name)} onClose={onClose}>
      <AddMemberForm unit={unit} onClose={onClose} />
    </Dialog>
  )
}

function AddMemberForm({ unit, onClose }: Omit<AddMemberDialogProps, 'isOpen'>): ReactNode {
  const words = useWords()
  const admin = useAdminWords()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<Role>('drafter')
  const [until, setUntil] = useState<string | null>(null)
  const [faulty, setFaulty] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const submit = async (): Promise<void> => {
    const wrong = [
      ...(email.trim() === '' ? ['email'] : []),
      ...(password !== '' && password.length < shortestPassword ? ['password'] : []),
    ]
    setFaulty(wrong)
    setRefusal(null)
    if (wrong.length > 0) return
    setIsWaiting(true)
    const body = {
      email: email.trim(),
      role,
      ...(until === null ? {} : { until: instantOf(until) }),
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(password === '' ? {} : { password }),
    }
    const path = `/api/units/${encodeURIComponent(unit.id)}/members`
    try {
      await request<unknown>('POST', path, body)
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      const fields = faultyFields(error.details)
      setFaulty(fields)
      setRefusal(fields.length > 0 ? null : error.message || words.failure.network)
      return
    } finally {
      setIsWaiting(false)
    }
    await queries.invalidateQueries(membersQuery(unit.id))
    tellDone(admin.added(name.trim() || email.trim(), words.roles[role]))
    onClose()
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void submit()
  }
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack gap="md">
        {refusal !== null && (
          <Alert role="alert" color="orange" p="xs" icon={<IconAlertTriangle size={18} stroke={1.75} />}>
            {refusal}
          </Alert>
        )}
        <TextInput
          type="email"
          autoComplete="off"
          label={admin.email}
          value={email}
          onChange={event => setEmail(event.currentTarget.value)}
          error={faulty.includes('email') ? words.signIn.emailMissing : null}
        />
        <TextInput
          autoComplete="off"
          label={admin.name}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          error={faulty.includes('name') ? words.setup.nameMissing : null}
        />
        <Select
          label={admin.role}
          data={roles.map(value => ({ value, label: words.roles[value] }))}
          value={role}
          onChange={value => setRole(value !== null && isRole(value) ? value : 'drafter')}
        />
        <MomentPicker
          label={admin.until}
          value={until}
          onChange={setUntil}
          error={faulty.includes('until') ? admin.untilPast : null}
        />
        <PasswordInput
          autoComplete="new-password"
          label={admin.password}
          description={words.setup.passwordHint}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          error={faulty.includes('password') ? words.setup.passwordShort : null}
          visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword, tabIndex: 0 }}
        />
        <Text size="sm" c="dimmed">
          {admin.addHint}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {admin.addDo}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The fields of this form that a refusal names. */
function faultyFields(details: unknown): readonly string[] {
  if (!Array.isArray(details)) return []
  const named = details.map((fault: unknown) =>
    typeof fault === 'object' && fault !== null ? Reflect.get(fault, 'field') : null,
  )
  return fieldNames.filter(name => named.includes(name))
}

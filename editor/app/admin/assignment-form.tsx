// Making somebody responsible for a unit below or for a document, perhaps from and until a moment.

import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Member, Unit } from '#model/api.ts'
import type { Named } from '#model/opinion.ts'
import { RequestFailure } from '../data/failure.ts'
import { request } from '../data/request.ts'
import { useWords } from '../language.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { MomentPicker } from '../rounds/moment-picker.tsx'
import { instantOf } from '../rounds/round-words.ts'
import { assignmentsPath, useAssignmentWords } from './assignments-data.ts'
import { FieldPicker } from './field-picker.tsx'

/** Stands among the units for one document, which is named by its page's address. */
const oneDocument = 'document'

interface AssignmentFormProps {
  readonly unit: Unit
  readonly member: Member
  /** Those that can be assigned; none = documents alone. */
  readonly units: readonly Named[]
  readonly onMade: () => void
}

/** The form. */
export function AssignmentForm({ unit, member, units, onMade }: AssignmentFormProps): ReactNode {
  const words = useWords()
  const own = useAssignmentWords()
  const [target, setTarget] = useState<string | null>(units.length === 0 ? oneDocument : null)
  const [link, setLink] = useState('')
  const [sections, setSections] = useState<readonly string[]>([])
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const [faulty, setFaulty] = useState<string | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const isDocument = target === oneDocument
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const documentId = documentIn(link)
    const missing = target === null ? 'unitId' : isDocument && documentId === null ? 'documentId' : null
    setFaulty(missing)
    if (missing !== null) return
    setIsWaiting(true)
    try {
      await request<unknown>('POST', assignmentsPath(unit.id), {
        userId: member.userId,
        ...(isDocument ? { documentId } : { unitId: target }),
        ...(sections.length === 0 ? {} : { sections }),
        ...(from === null ? {} : { from: instantOf(from) }),
        ...(until === null ? {} : { until: instantOf(until) }),
      })
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      const field = faultyField(error.details)
      setFaulty(field)
      if (field === null) tellFailure(error.message || words.failure.network)
      return
    } finally {
      setIsWaiting(false)
    }
    tellDone(own.done(member.name))
    setLink('')
    setSections([])
    onMade()
  }
  return (
    <form noValidate onSubmit={event => void submit(event)}>
      <Stack gap="md" mt="lg">
        {units.length > 0 && (
          <Select
            label={own.target}
            placeholder={own.targetPlaceholder}
            data={[
              ...units.map(({ id, name }) => ({ value: id, label: name })),
              { value: oneDocument, label: own.oneDocument },
            ]}
            searchable={units.length > 8}
            value={target}
            onChange={setTarget}
            error={faulty === 'unitId' ? own.targetMissing : null}
          />
        )}
        {isDocument && (
          <TextInput
            label={own.link}
            description={own.linkHint}
            value={link}
            onChange={event => setLink(event.currentTarget.value)}
            error={faulty === 'documentId' ? own.linkWrong : null}
          />
        )}
        {member.role === 'observer_superior' && <FieldPicker value={sections} onChange={setSections} />}
        <Group grow align="flex-start">
          <MomentPicker label={own.starts} value={from} onChange={setFrom} error={null} />
          <MomentPicker
            label={own.ends}
            value={until}
            onChange={setUntil}
            error={faulty === 'until' ? own.endsWrong : null}
          />
        </Group>
        <Group justify="flex-end">
          <Button type="submit" loading={isWaiting}>
            {own.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The document that a page's address, or the id alone, names; null = none. */
function documentIn(address: string): string | null {
  const path = address.trim().replace(/[?#].*$/u, '')
  return /(?:^|\/documents\/)([\w-]{8,200})(?:\/[\w-]*)?$/u.exec(path)?.[1] ?? null
}

function faultyField(details: unknown): string | null {
  const named = Array.isArray(details) ? details.map((fault: unknown) => Object(fault).field as unknown) : []
  return ['documentId', 'unitId', 'until'].find(field => named.includes(field)) ?? null
}

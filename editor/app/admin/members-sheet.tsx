// The members of a unit, with adding and taking away.

import { Button, Group, Table } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Member, Unit } from '#model/api.ts'
import { isSuperior } from '#model/role.ts'
import { membersQuery } from '../data/queries.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { PersonAvatar } from '../parts/person-avatar.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { AddMemberDialog } from './add-member-dialog.tsx'
import { useAdminWords } from './admin-words.ts'
import { useAssignmentWords } from './assignments-data.ts'
import { AssignmentsDialog } from './assignments-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'

/** Everybody who holds a role in the unit. */
export function MembersSheet({ unit }: { readonly unit: Unit }): ReactNode {
  const words = useWords()
  const admin = useAdminWords()
  const me = useMe()
  const members = useQuery(membersQuery(unit.id))
  const [isAdding, setIsAdding] = useState(false)
  const [leaving, setLeaving] = useState<Member | null>(null)
  const [assigned, assign] = useState<Member | null>(null)
  const { open, openFor } = useAssignmentWords()
  return (
    <section className="sheet" aria-labelledby="members-title">
      <div className="admin-head">
        <h2 id="members-title" className="vk-ellipsis">
          {admin.members} · {unit.name}
        </h2>
        <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setIsAdding(true)}>
          {admin.add}
        </Button>
      </div>
      {members.isPending && <LoadingPage />}
      {members.isError && (
        <FailedPage title={admin.failed} error={members.error} onRetry={() => void members.refetch()} />
      )}
      {members.data?.length === 0 && (
        <StatePage icon={<IconUsers size={24} stroke={1.75} />} title={admin.empty} text={admin.emptyHint} />
      )}
      {members.data && members.data.length > 0 && (
        <Table className="documents-table" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{admin.name}</Table.Th>
              <Table.Th>{admin.email}</Table.Th>
              <Table.Th>{admin.role}</Table.Th>
              <Table.Th>
                <span className="vk-visually-hidden">{admin.revoke}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.data.map(member => (
              <Table.Tr key={`${member.userId} ${member.role}`} style={{ cursor: 'default' }}>
                <Table.Td className="vk-nowrap">
                  <span style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
                    <PersonAvatar id={member.userId} name={member.name} size={24} />
                    {member.name}
                  </span>
                </Table.Td>
                <Table.Td>{member.email}</Table.Td>
                <Table.Td>
                  {words.roles[member.role]}
                  {member.until !== null && (
                    <small className="admin-until">{admin.heldUntil(formatTime(member.until))}</small>
                  )}
                </Table.Td>
                <Table.Td ta="right">
                  {member.userId !== me.user.id && (
                    <Group gap={8} justify="flex-end" wrap="nowrap">
                      {(isSuperior(member.role) || member.role === 'clerk') && (
                        <Button
                          variant="default"
                          size="xs"
                          aria-label={openFor(member.name)}
                          onClick={() => assign(member)}
                        >
                          {open}
                        </Button>
                      )}
                      <Button variant="default" size="xs" onClick={() => setLeaving(member)}>
                        {admin.revoke}…
                      </Button>
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <AddMemberDialog unit={unit} isOpen={isAdding} onClose={() => setIsAdding(false)} />
      <AssignmentsDialog unit={unit} member={assigned} onClose={() => assign(null)} />
      <RevokeDialog unit={unit} member={leaving} onClose={() => setLeaving(null)} />
    </section>
  )
}

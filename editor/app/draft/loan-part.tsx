// Who has the section under the caret in hand, and for the lead: lending it and taking it back.

import { Button, Select } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Named } from '#model/opinion.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { tell, tellDone } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useDocument, useDraft } from './draft-context.ts'

/** The part of the guidance that tells of the section's loan. Nothing where there is none and none may be made. */
export function LoanPart({ sectionKey }: { readonly sectionKey: string }): ReactNode {
  const words = useWords()
  const { session } = useDraft()
  const me = useMe()
  const { id, loans, permissions } = useDocument()
  const loan = loans.find(one => one.sectionKey === sectionKey)
  const mayLend = permissions.includes('lendSections')
  const act = async (path: string, body: object | undefined, done: string): Promise<void> => {
    const at = `${documentPath(id)}/sections/${encodeURIComponent(sectionKey)}/${path}`
    const answer = await tell(request('POST', at, body), words)
    await session.refresh()
    if (answer) tellDone(done)
  }
  if (loan) {
    const isMine = loan.to.id === me.user.id
    return (
      <section>
        <h3>{words.loan.title}</h3>
        <p className="guidance-length">
          <IconLock size={16} stroke={1.75} aria-hidden />
          {isMine ? words.loan.mine : words.loan.held(loan.to.name)}
        </p>
        <p className="guidance-note">{words.loan.since(loan.by.name, formatTime(loan.at))}</p>
        {(mayLend || isMine) && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void act('return', undefined, words.loan.returned)}
          >
            {mayLend ? words.loan.takeBack : words.loan.giveBack}
          </Button>
        )}
      </section>
    )
  }
  return mayLend ? (
    <LendForm key={sectionKey} onLend={(userId, name) => act('lend', { userId }, words.loan.lent(name))} />
  ) : null
}

function LendForm({
  onLend,
}: {
  readonly onLend: (userId: string, name: string) => Promise<void>
}): ReactNode {
  const words = useWords()
  const { id } = useDocument()
  const writers = useQuery({
    queryKey: ['writers', id],
    queryFn: async () =>
      (await request<{ readonly items: readonly Named[] }>('GET', `${documentPath(id)}/writers`)).items,
  })
  const [userId, setUserId] = useState<string | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const nameOf = (wanted: string) => writers.data?.find(writer => writer.id === wanted)?.name ?? ''
  return (
    <section>
      <h3>{words.loan.title}</h3>
      <Select
        label={words.loan.to}
        description={words.loan.hint}
        placeholder={words.loan.choose}
        data={(writers.data ?? []).map(writer => ({ value: writer.id, label: writer.name }))}
        value={userId}
        onChange={setUserId}
        error={writers.isError ? writers.error.message : null}
      />
      <Button
        size="compact-sm"
        variant="default"
        mt={8}
        loading={isWaiting}
        onClick={() => {
          if (userId === null) return
          setIsWaiting(true)
          void onLend(userId, nameOf(userId)).finally(() => setIsWaiting(false))
        }}
      >
        {words.loan.lend}
      </Button>
    </section>
  )
}

// The editor of a group: its name, trend and summary, its members, and which of them stand out.

import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Group, trends } from '#model/group.ts'
import type { GroupId, OpinionId } from '#model/ids.ts'
import { judgementsIn } from '#model/neutral-language.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { useConsolidation } from './consolidation-context.ts'
import { GroupMembers } from './group-members.tsx'
import { useUndoMany } from './use-undo-many.tsx'

interface GroupDialogProps {
  /** The group to change; null = a new one. */
  readonly groupId: GroupId | null
  /** Opinions to put into it. */
  readonly ids: readonly OpinionId[]
  readonly onClose: (isDone: boolean) => void
  /** Goes on to answer the whole group. */
  readonly onAnswer: (group: Group) => void
}

const fresh = 'new'

/** The dialog. Members keep their words and rows whatever is done here. */
export function GroupDialog({ groupId, ids, onClose, onAnswer }: GroupDialogProps): ReactNode {
  const words = useWords()
  const { act, groups, byId, mayGroup, mayPropose, mayConfirm } = useConsolidation()
  const [into, setInto] = useState<GroupId | null>(groupId)
  const known = groups.find(({ id }) => id === into) ?? null
  const [state, setState] = useState(() => stateOf(known, ids, byId.get(ids[0] ?? '')?.body ?? ''))
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [isDissolving, setIsDissolving] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { title, trend, summary, members, notable } = state
  const { undo, undoable } = useUndoMany()
  const answered = undoable((known?.opinionIds ?? []).flatMap(id => byId.get(id) ?? []))
  const judging = [...new Set(judgementsIn(`${title}\n${summary}`).map(({ phrase }) => phrase))]
  const send = async (opinionIds: readonly OpinionId[]): Promise<void> => {
    setIsTried(true)
    if (title.trim() === '') return
    setIsWaiting(true)
    const body = {
      title: title.trim(),
      trend,
      summary: summary.trim(),
      opinionIds,
      notable: notable.filter(id => opinionIds.includes(id)),
    }
    const result = await act(known ? `/groups/${encodeURIComponent(known.id)}` : '/groups', body)
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.failure.message || words.failure.network)
      return
    }
    tellDone(
      opinionIds.length === 0
        ? words.groups.dissolved(body.title)
        : words.groups.told(body.title, formatNumber(opinionIds.length)),
    )
    onClose(true)
  }
  if (isDissolving && known) {
    return (
      <Modal
        opened
        onClose={() => setIsDissolving(false)}
        title={words.groups.dissolveTitle(known.title)}
        closeButtonProps={{ 'aria-label': words.act.close }}
      >
        <p>{words.groups.dissolveHint(formatNumber(known.opinionIds.length))}</p>
        {refusal !== null && <p className="detail-warning">{refusal}</p>}
        <div className="dialog-actions">
          <Button variant="default" data-autofocus onClick={() => setIsDissolving(false)}>
            {words.act.cancel}
          </Button>
          <Button loading={isWaiting} onClick={() => void send([])}>
            {words.groups.dissolveDo}
          </Button>
        </div>
      </Modal>
    )
  }
  return (
    <Modal
      opened
      size={720}
      onClose={() => onClose(false)}
      title={groupId === null ? words.groups.make : words.groups.edit}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <div className="detail-fields">
        {groupId === null && groups.length > 0 && (
          <Select
            label={words.groups.into}
            searchable
            data={[
              { value: fresh, label: words.groups.newGroup },
              ...groups.map(({ id, title: name }) => ({ value: id, label: name })),
            ]}
            value={into ?? fresh}
            onChange={value => {
              const next = value === null || value === fresh ? null : value
              setInto(next)
              setState(stateOf(groups.find(({ id }) => id === next) ?? null, ids, ''))
            }}
          />
        )}
        <TextInput
          label={words.groups.name}
          placeholder={words.groups.nameHint}
          data-autofocus
          maxLength={300}
          readOnly={!mayGroup}
          value={title}
          onChange={event => setState({ ...state, title: event.currentTarget.value })}
          error={isTried && title.trim() === '' && words.groups.nameMissing}
        />
        <Select
          label={words.groups.trend}
          readOnly={!mayGroup}
          data={[
            { value: '', label: words.groups.noTrend },
            ...trends.map(value => ({ value, label: words.trends[value] })),
          ]}
          value={trend ?? ''}
          onChange={value => setState({ ...state, trend: trends.find(one => one === value) ?? null })}
        />
        <Textarea
          label={words.groups.summary}
          placeholder={words.groups.summaryHint}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={20_000}
          readOnly={!mayGroup}
          value={summary}
          onChange={event => setState({ ...state, summary: event.currentTarget.value })}
        />
        {judging.length > 0 && (
          <p className="groups-neutral" role="status">
            {words.groups.neutral(judging.join(', '))}
          </p>
        )}
        <GroupMembers
          ids={members}
          notable={notable}
          mayChange={mayGroup}
          onChange={(nextMembers, nextNotable) =>
            setState({ ...state, members: nextMembers, notable: nextNotable })
          }
        />
        {isTried && members.length === 0 && <p className="detail-warning">{words.groups.membersMissing}</p>}
        <p className="dialog-hint">{mayGroup ? words.groups.effect : words.groups.canSave}</p>
        {refusal !== null && (
          <p className="detail-warning" role="alert">
            {refusal}
          </p>
        )}
      </div>
      <div className="dialog-actions">
        {known && groupId !== null && mayGroup && (
          <Button variant="subtle" color="gray" c="var(--vk-ink2)" onClick={() => setIsDissolving(true)}>
            {words.groups.dissolve}
          </Button>
        )}
        <span style={{ flex: 1 }} />
        {groupId !== null && answered.length > 0 && (
          <Button
            variant="default"
            onClick={() => {
              void undo(answered)
              onClose(true)
            }}
          >
            {words.groups.undoAnswer}
          </Button>
        )}
        {known && groupId !== null && (mayPropose || mayConfirm) && (
          <Button variant="default" onClick={() => onAnswer(known)}>
            {words.groups.answer}
          </Button>
        )}
        <Button variant="default" onClick={() => onClose(false)}>
          {words.act.cancel}
        </Button>
        {mayGroup && (
          <Button
            loading={isWaiting}
            onClick={() => {
              if (members.length === 0) setIsTried(true)
              else void send(members)
            }}
          >
            {known ? words.groups.save : words.groups.makeDo}
          </Button>
        )}
      </div>
    </Modal>
  )
}

interface GroupState {
  readonly title: string
  readonly trend: Group['trend']
  readonly summary: string
  readonly members: readonly OpinionId[]
  readonly notable: readonly OpinionId[]
}

const titleChars = 80

/** A group as it is edited: as it stands with the new members added, or a new one named for its first opinion. */
function stateOf(group: Group | null, ids: readonly OpinionId[], firstBody: string): GroupState {
  if (group === null) {
    const [line = ''] = firstBody.split('\n', 1)
    return { title: shortened(line), trend: null, summary: '', members: ids, notable: [] }
  }
  const { title, trend, summary, opinionIds, notable } = group
  return { title, trend, summary, members: [...new Set([...opinionIds, ...ids])], notable }
}

/** A line that fits a name, cut between words. */
function shortened(line: string): string {
  if (line.length <= titleChars) return line
  const cut = line.slice(0, titleChars)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`
}

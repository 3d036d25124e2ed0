// The figures that are marked as the same, what each place says, and marking the number under the caret.

import { ActionIcon, Autocomplete, Button, Group, Modal, Text, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { GateReport } from '#model/api.ts'
import { placeOfNumber } from '#model/gates/figures.ts'
import { blockAtCaret } from '../../index.ts'
import { sectionName, useDocument, useDraft, useSections } from '../draft/draft-context.ts'
import { useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useGateWords } from './gate-words.ts'
import { useJump } from './places.tsx'
import { useGateAct } from './use-gates.ts'

type Figures = GateReport['figures']
type Place = Figures[number]['places'][number]

/** The list with its button. */
export function MarkedFigures({ figures }: { readonly figures: Figures }): ReactNode {
  const words = useGateWords()
  const { editor } = useDraft()
  const mayMark = useDocument().permissions.includes('answerFindings')
  const [caret, setCaret] = useState<MarkedNumber | null>(null)
  const begin = (): void => {
    const block = blockAtCaret(editor)
    const named = block && placeOfNumber(block.text, block.offset)
    if (!block || !named) {
      tellFailure(words.markNone)
      return
    }
    const { before, after, number } = named
    setCaret({
      written: number.written,
      place: { sectionKey: block.sectionKey, blockId: block.blockId, before, after },
    })
  }
  return (
    <>
      {figures.map(({ id, name, places }) => (
        <div key={id} className="gate-figure">
          <b>{name}</b>
          <ul className="gate-places">
            {places.map(place => (
              <FigurePlaceItem key={place.id} name={name} place={place} mayUnmark={mayMark} />
            ))}
          </ul>
        </div>
      ))}
      {mayMark && (
        <Button size="compact-sm" variant="default" onClick={begin}>
          {words.mark}
        </Button>
      )}
      {caret && <MarkDialog caret={caret} figures={figures} onClose={() => setCaret(null)} />}
    </>
  )
}

interface MarkedNumber {
  readonly written: string
  readonly place: Omit<Place, 'id' | 'written'>
}

function FigurePlaceItem({
  name,
  place,
  mayUnmark,
}: {
  readonly name: string
  readonly place: Place
  readonly mayUnmark: boolean
}): ReactNode {
  const words = useGateWords()
  const act = useGateAct()
  const jump = useJump()
  const section = useSections().find(({ key }) => key === place.sectionKey)
  const written = place.written ?? words.lost
  return (
    <li className="gate-figure-place">
      <UnstyledButton
        className="gate-place"
        onClick={() => jump({ ...place, quote: place.written ?? '' }, null)}
      >
        {section ? sectionName(section) : words.whole}
        <strong data-lost={place.written === null || undefined}>{written}</strong>
      </UnstyledButton>
      {mayUnmark && (
        <ActionIcon
          aria-label={words.unmark(name, written)}
          onClick={() => void act('DELETE', `/figures/${encodeURIComponent(place.id)}`)}
        >
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </li>
  )
}

function MarkDialog({
  caret,
  figures,
  onClose,
}: {
  readonly caret: MarkedNumber
  readonly figures: Figures
  readonly onClose: () => void
}): ReactNode {
  const words = useGateWords()
  const common = useWords()
  const act = useGateAct()
  const [name, setName] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setIsTried(true)
    const wanted = name.trim()
    if (wanted === '') return
    setIsWaiting(true)
    const figureId = figures.find(figure => figure.name === wanted)?.id ?? crypto.randomUUID()
    const isDone = await act('POST', '/figures', {
      id: crypto.randomUUID(),
      figureId,
      name: wanted,
      ...caret.place,
    })
    setIsWaiting(false)
    if (isDone) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.markTitle}
      closeButtonProps={{ 'aria-label': common.act.close }}
    >
      <form noValidate onSubmit={event => void submit(event)}>
        <Text mb="xs">
          {words.marking(caret.written)}:{' '}
          <q>{`…${caret.place.before}${caret.written}${caret.place.after}…`}</q>
        </Text>
        <Autocomplete
          data-autofocus
          label={words.markName}
          placeholder={words.markNameHint}
          description={words.markHint}
          data={[...new Set(figures.map(figure => figure.name))]}
          maxLength={200}
          value={name}
          onChange={setName}
          error={isTried && name.trim() === '' ? words.markName : null}
        />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {common.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {words.markDo}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

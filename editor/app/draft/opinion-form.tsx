// Giving an opinion: the quote to edit right in the sentence, the reason, and what the compilers need to sort it.

import { ActionIcon, Button, Kbd, Paper, SegmentedControl, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { opinionName } from '#model/opinion.ts'
import { newOpinionId } from '../../client/opinion-id.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { sectionName } from './draft-context.ts'
import { forgetOpinion, keepOpinion, keptOpinions } from './kept-opinions.ts'
import {
  draftFrom,
  emptyFields,
  isChanged,
  type Missing,
  missingIn,
  type OpinionAbout,
  type OpinionFields,
} from './opinion-fields.ts'
import { type OpinionTarget, useOpinionPlace } from './opinion-place.ts'
import { OpinionSorting } from './opinion-sorting.tsx'
import { OriginFields } from './origin-fields.tsx'
import { RedlineWords } from './redline-words.tsx'

/** The form, beside its words or at the head of the list; not a dialog, so that the text stays in reach. */
export function OpinionForm({ target }: { readonly target: OpinionTarget }): ReactNode {
  const words = useWords()
  const { document, roles, versionHint, setTarget, show, send: sendTo, leave, sent } = useOpinionPlace()
  const me = useMe()
  const scope = { documentId: document.id, userId: me.user.id }
  const [kept] = useState(() => keptOpinions(scope).find(({ id }) => id === target.keptId))
  const [id] = useState(() => kept?.id ?? newOpinionId())
  const about = useMemo<OpinionAbout>(
    () => ({
      words: target.anchor && { anchor: target.anchor, quote: target.anchor.quote },
      sectionKey: target.sectionKey,
      isOnBehalf: !document.permissions.includes('opine'),
    }),
    [target, document.permissions],
  )
  const [fields, setFields] = useState<OpinionFields>(
    () =>
      kept ?? {
        ...emptyFields,
        isOnWhole: target.sectionKey === null,
        proposedText: target.anchor?.quote ?? '',
        source: about.isOnBehalf ? 'paper' : 'system',
        ...target.fields,
      },
  )
  const set = (change: Partial<OpinionFields>): void => setFields(now => ({ ...now, ...change }))
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const form = useRef<HTMLDivElement>(null)

  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    const field = form.current?.querySelector('textarea')
    field?.focus({ preventScroll: true })
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [])
  const showNow = useRef(show)
  showNow.current = show
  useEffect(() => showNow.current(target), [target])

  const missing = missingIn(fields, about)
  const shown: readonly Missing[] = isTried ? missing : []
  const close = (): void => {
    setTarget(null)
    leave()
  }
  // Esc in a list that is unfolded folds that list, no more.
  const closeUnlessInList = ({ target: field }: KeyboardEvent): void => {
    if (!(field instanceof Element) || field.getAttribute('aria-expanded') !== 'true') close()
  }
  const send = async (): Promise<void> => {
    setIsTried(true)
    if (missing.length > 0 || isWaiting) return
    setIsWaiting(true)
    const result = await sendTo(draftFrom(id, fields, about, words.form.defaultBody))
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.message)
      return
    }
    forgetOpinion(scope, id)
    close()
    if (result.isWaiting) tellDone(words.form.waitingTold)
    else sent(id)
  }
  const later = (): void => {
    keepOpinion(scope, { ...fields, id, anchor: target.anchor, sectionKey: target.sectionKey })
    tellDone(words.form.kept)
    close()
  }
  const title =
    about.words !== null
      ? words.form.onWords
      : fields.isOnWhole
        ? words.form.onDocument
        : words.form.onSection
  return (
    <Paper
      ref={form}
      className="opinion-form"
      role="form"
      aria-label={title}
      onKeyDown={getHotkeyHandler([
        ['mod+Enter', () => void send()],
        ['Escape', closeUnlessInList],
      ])}
    >
      <div className="opinion-form-head">
        <b>{title}</b>
        <ActionIcon aria-label={words.form.close} onClick={close}>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className="opinion-form-body">
        <Corrects id={fields.corrects} />
        {fields.versionId !== null && <p className="opinion-form-about">{versionHint}</p>}
        {about.words === null ? (
          <About fields={fields} set={set} sectionKey={target.sectionKey} />
        ) : (
          <Wording fields={fields} set={set} about={about} isMissing={shown.includes('proposal')} />
        )}
        {about.isOnBehalf && <OriginFields fields={fields} set={set} missing={shown} />}
        <Textarea
          autosize
          minRows={2}
          maxRows={8}
          label={
            about.words === null ? (
              words.form.body
            ) : (
              <>
                {words.form.reason}{' '}
                {isChanged(fields, about) && <span className="optional">{words.form.reasonOptional}</span>}
              </>
            )
          }
          value={fields.body}
          onChange={event => set({ body: event.currentTarget.value })}
          error={shown.includes('body') ? words.form.bodyMissing : refusal}
        />
        <OpinionSorting fields={fields} set={set} about={about} roles={roles} />
      </div>
      <div className="opinion-form-foot">
        <Button
          loading={isWaiting}
          onClick={() => void send()}
          rightSection={
            <Kbd className="kbd-on" size="xs">
              Ctrl ↵
            </Kbd>
          }
        >
          {words.form.send}
        </Button>
        <Button variant="subtle" color="gray" c="var(--vk-ink2)" onClick={later}>
          {words.form.later}
        </Button>
      </div>
    </Paper>
  )
}

interface PartProps {
  readonly fields: OpinionFields
  readonly set: (change: Partial<OpinionFields>) => void
}

/** Which opinion this one will stand for. */
function Corrects({ id }: { readonly id: string | null }): ReactNode {
  const words = useWords()
  const earlier = useOpinionPlace().opinions.find(item => item.id === id)
  if (!earlier) return null
  return <p className="opinion-form-about">{words.card.correctHint(opinionName(earlier.number))}</p>
}

/** A section, or the whole document. */
function About({ fields, set, sectionKey }: PartProps & { readonly sectionKey: string | null }): ReactNode {
  const words = useWords()
  const { document, sections } = useOpinionPlace()
  const section = sections.find(({ key }) => key === sectionKey)
  if (!section) return null
  if (document.field !== null) return <p className="opinion-form-about">{sectionName(section)}</p>
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={words.form.about}
        data={[
          { value: 'section', label: words.form.aboutSection },
          { value: 'document', label: words.form.aboutDocument },
        ]}
        value={fields.isOnWhole ? 'document' : 'section'}
        onChange={value => set({ isOnWhole: value === 'document' })}
      />
      {!fields.isOnWhole && <p className="opinion-form-about">{sectionName(section)}</p>}
    </>
  )
}

interface WordingProps extends PartProps {
  readonly about: OpinionAbout
  readonly isMissing: boolean
}

/** The quote, to be edited; what was done to it shows below. */
function Wording({ fields, set, about, isMissing }: WordingProps): ReactNode {
  const words = useWords()
  return (
    <>
      <Textarea
        autosize
        minRows={2}
        maxRows={7}
        lang="vi"
        label={
          <span className="opinion-form-label">
            {words.form.proposed}
            <small>{words.form.proposedHint}</small>
          </span>
        }
        labelProps={{ style: { display: 'block' } }}
        value={fields.proposedText}
        onChange={event => set({ proposedText: event.currentTarget.value })}
        error={isMissing ? words.form.proposalMissing : null}
      />
      {isChanged(fields, about) && (
        <div className="opinion-form-redline" aria-live="polite">
          <RedlineWords quote={about.words?.quote ?? ''} proposedText={fields.proposedText} isShort />
        </div>
      )}
    </>
  )
}

// Giving an opinion: the quote to edit right in the sentence, the reason, kind, severity, criterion.

import { ActionIcon, Button, Kbd, Paper, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Criterion, criteria, type Kind, kinds, type Severity, severities } from '#model/opinion.ts'
import { focusText, newOpinionId } from '../../index.ts'
import { useWords } from '../language.tsx'
import { SeverityMark } from '../marks/severity-mark.tsx'
import { tellDone } from '../parts/tell.ts'
import { type OpinionTarget, sectionName, useDocument, useDraft, useSections } from './draft-context.ts'
import { guessKind } from './guess-kind.ts'
import { forgetOpinion, keepOpinion, keptOpinions } from './kept-opinions.ts'
import { RedlineWords } from './redline-words.tsx'
import { showSelection } from './shown-selection.ts'

/** The form, at the head of the list; not a dialog, so that the text stays in reach. */
export function OpinionForm({ target }: { readonly target: OpinionTarget }): ReactNode {
  const words = useWords()
  const { session, editor, setTarget, focusOpinion } = useDraft()
  const document = useDocument()
  const sections = useSections()
  const quote = target.words?.quote ?? null
  const [kept] = useState(() => keptOpinions(document.id).find(({ id }) => id === target.keptId))
  const [id] = useState(() => kept?.id ?? newOpinionId())
  const [isOnWhole, setIsOnWhole] = useState(kept?.isOnWhole ?? target.sectionKey === null)
  const [proposed, setProposed] = useState(kept?.proposedText ?? quote ?? '')
  const [body, setBody] = useState(kept?.body ?? '')
  const [chosenKind, setKind] = useState<Kind | null>(kept?.kind ?? null)
  const [severity, setSeverity] = useState<Severity>(kept?.severity ?? 'minor')
  const [criterion, setCriterion] = useState<Criterion | null>(kept?.criterion ?? null)
  const [onBehalfOf, setOnBehalfOf] = useState(kept?.onBehalfOf ?? '')
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
  useEffect(() => (target.words ? showSelection(editor, target.words) : undefined), [editor, target.words])

  const isOnBehalf = !document.permissions.includes('opine')
  const isChanged = quote !== null && proposed !== quote
  const guessed: Kind = quote !== null ? guessKind(quote, proposed) : isOnWhole ? 'general' : 'clarify'
  const kind = chosenKind ?? guessed
  const isBodyMissing = body.trim() === '' && !isChanged
  const isProposalMissing = kind === 'replace' && !isChanged
  const isHolderMissing = isOnBehalf && onBehalfOf.trim() === ''
  const section = sections.find(({ key }) => key === target.sectionKey)
  const close = (): void => {
    setTarget(null)
    focusText(editor.view)
  }
  // Esc in a list that is unfolded folds that list, no more.
  const closeUnlessInList = ({ target: field }: KeyboardEvent): void => {
    if (!(field instanceof Element) || field.getAttribute('aria-expanded') !== 'true') close()
  }
  const send = async (): Promise<void> => {
    setIsTried(true)
    if (isBodyMissing || isProposalMissing || isHolderMissing || isWaiting) return
    setIsWaiting(true)
    const result = await session.sendOpinion({
      id,
      kind,
      severity,
      criterion,
      sectionKey: quote === null && isOnWhole ? null : target.sectionKey,
      anchor: target.words?.anchor ?? null,
      body: body.trim() || words.form.defaultBody,
      proposedText: isChanged ? proposed.trim() : null,
      onBehalfOf: isOnBehalf ? onBehalfOf.trim() : null,
    })
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.message)
      return
    }
    forgetOpinion(document.id, id)
    close()
    focusOpinion(id, false)
  }
  const later = (): void => {
    keepOpinion(document.id, {
      id,
      words: target.words,
      sectionKey: target.sectionKey,
      isOnWhole,
      proposedText: proposed,
      body,
      kind: chosenKind,
      severity,
      criterion,
      onBehalfOf,
    })
    tellDone(words.form.kept)
    close()
  }
  const title = quote !== null ? words.form.onWords : isOnWhole ? words.form.onDocument : words.form.onSection
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
        {quote === null && section && (
          <SegmentedControl
            fullWidth
            aria-label={words.form.about}
            data={[
              { value: 'section', label: words.form.aboutSection },
              { value: 'document', label: words.form.aboutDocument },
            ]}
            value={isOnWhole ? 'document' : 'section'}
            onChange={value => setIsOnWhole(value === 'document')}
          />
        )}
        {quote === null && section && !isOnWhole && (
          <p className="opinion-form-about">{sectionName(section)}</p>
        )}
        {quote !== null && (
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
              value={proposed}
              onChange={event => setProposed(event.currentTarget.value)}
              error={isTried && isProposalMissing ? words.form.proposalMissing : null}
            />
            {isChanged && (
              <div className="opinion-form-redline" aria-live="polite">
                <RedlineWords quote={quote} proposedText={proposed} isShort />
              </div>
            )}
          </>
        )}
        {isOnBehalf && (
          <TextInput
            label={words.form.onBehalf}
            placeholder={words.form.onBehalfHint}
            value={onBehalfOf}
            onChange={event => setOnBehalfOf(event.currentTarget.value)}
            error={isTried && isHolderMissing ? words.form.onBehalfMissing : null}
          />
        )}
        <Textarea
          autosize
          minRows={2}
          maxRows={8}
          label={
            quote === null ? (
              words.form.body
            ) : (
              <>
                {words.form.reason}{' '}
                {isChanged && <span className="optional">{words.form.reasonOptional}</span>}
              </>
            )
          }
          value={body}
          onChange={event => setBody(event.currentTarget.value)}
          error={isTried && isBodyMissing ? words.form.bodyMissing : refusal}
        />
        <div className="opinion-form-pair">
          <Select
            label={
              <>
                {words.form.kind}{' '}
                {chosenKind === null && <span className="optional">{words.form.guessed}</span>}
              </>
            }
            data={kinds.map(value => ({ value, label: words.kinds[value] }))}
            value={kind}
            onChange={value => setKind(kinds.find(one => one === value) ?? null)}
          />
          <Select
            label={words.form.severity}
            leftSection={<SeverityMark severity={severity} />}
            data={severities.map(value => ({ value, label: words.severities[value] }))}
            value={severity}
            onChange={value => setSeverity(severities.find(one => one === value) ?? 'minor')}
          />
        </div>
        <Select
          label={words.form.criterion}
          data={[
            { value: '', label: words.form.noCriterion },
            ...criteria.map(value => ({ value, label: words.criteria[value] })),
          ]}
          value={criterion ?? ''}
          onChange={value => setCriterion(criteria.find(one => one === value) ?? null)}
        />
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

// The draft page once the document is open: head, stage track, outline, page, panel; and what they share.

import { Button, Splitter } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconMessages } from '@tabler/icons-react'
import {
  type ReactNode,
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react'
import type { OpinionId } from '#model/ids.ts'
import type { Role } from '#model/role.ts'
import { captureSelection } from '../../index.ts'
import { useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useRemembered } from '../remembered.ts'
import { RoundBanner } from '../rounds/round-banner.tsx'
import { Shell } from '../shell/shell.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { AfterText, TextShown } from './after-text.tsx'
import { AmendmentBanner } from './amendment.tsx'
import { type Draft, DraftContext, type PanelTab, useDraft } from './draft-context.ts'
import { DraftHead } from './draft-head.tsx'
import { Ended } from './ended.tsx'
import { CountsDialog, loadSuggesting, PanelDrawer, SuggestChanges, SuggestPane } from './later-parts.ts'
import { LinkedVersion } from './linked-version.tsx'
import type { OpenDocument } from './open-document.ts'
import type { OpinionTarget } from './opinion-place.ts'
import { OutlinePane } from './outline-pane.tsx'
import { OwnField, OwnNews, useOwnSection } from './own-field.tsx'
import { PagePane } from './page-pane.tsx'
import { Panel } from './panel.tsx'
import { StageTrack } from './stage-track-row.tsx'
import type { Suggestion } from './suggest/suggestion.ts'
import { Tour } from './tour.tsx'
import { useDraftKeys } from './use-draft-keys.ts'
import { useLinkedOpinion } from './use-linked-opinion.ts'

interface DraftScreenProps {
  readonly open: OpenDocument
  readonly roles: readonly Role[]
  /** Where the page hears of clicks on an opinion's words. */
  readonly clicked: RefObject<(id: OpinionId) => void>
}

/** Lays the page out and holds what is in hand: the opinion in focus, the one being written, the tab. */
export function DraftScreen({ open, roles, clicked }: DraftScreenProps): ReactNode {
  const { session, editor } = open
  const [isTextShown, setIsTextShown] = useState(false)
  const tellShown = useCallback(() => {
    open.tellShown()
    startTransition(() => setIsTextShown(true)) // a key that is pressed meanwhile comes first
  }, [open])
  const [focusId, setFocusId] = useState<OpinionId | null>(null)
  const [tab, setTab] = useState<PanelTab>('opinions')
  const [target, setTarget] = useState<OpinionTarget | null>(null)
  const [isPanelOpen, setIsPanelOpen] = useState(false)
  const focusOpinion = useCallback(
    (id: OpinionId | null, shouldScroll: boolean) => {
      setFocusId(id)
      if (id !== null) setTab('opinions')
      if (id !== null && shouldScroll && editor.commands.goToOpinion(id)) return
      editor.commands.setOpinionFocus(id)
    },
    [editor],
  )
  const isOwnSection = useOwnSection(session)
  const aim = useCallback(
    (next: OpinionTarget | null) => {
      if (next === null || isOwnSection(next.sectionKey)) setTarget(next)
    },
    [isOwnSection],
  )
  const openOpinion = useCallback(
    (id: OpinionId) => {
      focusOpinion(id, true)
      setIsPanelOpen(true)
    },
    [focusOpinion],
  )
  useLinkedOpinion(editor, openOpinion)
  const beginOpinion = useCallback(() => {
    const permissions = session.getState().document?.permissions ?? []
    if (!permissions.includes('opine') && !permissions.includes('opineForOthers')) return
    const words = captureSelection(editor)
    const sectionKey = words?.sectionKey ?? editor.storage.guidance.sectionKey
    if (!isOwnSection(sectionKey)) return
    setTarget({ anchor: words?.anchor ?? null, sectionKey, keptId: null })
    setTab('opinions')
    setIsPanelOpen(true)
  }, [session, editor, isOwnSection])
  const [suggestion, setSuggestion] = useState<Suggestion | null>(null)
  const me = useMe()
  const { failure } = useWords()
  const beginSuggestion = useCallback(async () => {
    const { document } = session.getState()
    if (!document?.permissions.includes('opine')) return
    const key: unknown = editor.storage.guidance.sectionKey ?? editor.state.doc.firstChild?.attrs['key']
    if (typeof key !== 'string' || !isOwnSection(key)) return
    const suggesting = await loadSuggesting().catch(() => null)
    if (suggesting === null || editor.isDestroyed) return tellFailure(failure.part)
    const { copySection, openSuggestion } = suggesting
    const copy = copySection(editor.state.doc, key)
    if (!copy) return
    setTarget(null)
    setIsPanelOpen(true)
    setSuggestion(openSuggestion({ documentId: document.id, userId: me.user.id }, copy))
  }, [session, editor, me.user.id, failure.part, isOwnSection])
  useEffect(() => {
    clicked.current = id => {
      focusOpinion(id, false)
      setIsPanelOpen(true)
    }
  }, [clicked, focusOpinion])
  const draft = useMemo<Draft>(
    () => ({
      session,
      editor,
      tellShown,
      roles,
      focusId,
      focusOpinion,
      tab,
      setTab,
      target,
      setTarget: aim,
      beginOpinion,
      suggestion,
      setSuggestion,
      beginSuggestion: () => void beginSuggestion(),
    }),
    [
      session,
      editor,
      tellShown,
      roles,
      focusId,
      focusOpinion,
      tab,
      target,
      aim,
      beginOpinion,
      suggestion,
      beginSuggestion,
    ],
  )
  return (
    <DraftContext value={draft}>
      <TextShown value={isTextShown}>
        <Shell bar={<DraftHead />}>
          <AfterText place={<div className="draft-track" />}>
            <StageTrack />
          </AfterText>
          <AmendmentBanner />
          <OwnField />
          <OwnNews />
          <RoundBanner />
          <Tour />
          <Panes isPanelOpen={isPanelOpen} setIsPanelOpen={setIsPanelOpen} />
        </Shell>
        <LinkedVersion />
        <Keys />
        <Ended />
      </TextShown>
    </DraftContext>
  )
}

function Keys(): ReactNode {
  const [hasCounts, setHasCounts] = useState(false)
  useDraftKeys(() => setHasCounts(true))
  return <CountsDialog isOpen={hasCounts} onClose={() => setHasCounts(false)} />
}

interface PanesProps {
  readonly isPanelOpen: boolean
  readonly setIsPanelOpen: (isOpen: boolean) => void
}

const foldedWidth = '41px'

function Panes({ isPanelOpen, setIsPanelOpen }: PanesProps): ReactNode {
  const words = useWords()
  const { suggestion } = useDraft()
  const panel = suggestion ? (
    <SuggestChanges key={suggestion.sectionKey} suggestion={suggestion} />
  ) : (
    <AfterText place={<div className="panel" />}>
      <Panel />
    </AfterText>
  )
  const middle = (children?: ReactNode): ReactNode =>
    suggestion ? (
      <SuggestPane key={suggestion.sectionKey} suggestion={suggestion}>
        {children}
      </SuggestPane>
    ) : (
      <PagePane>{children}</PagePane>
    )
  const isWide =
    useMediaQuery('(min-width: 1800px)', innerWidth >= 1800, { getInitialValueInEffect: false }) ?? false
  const isNarrow =
    useMediaQuery('(max-width: 1099px)', innerWidth < 1100, { getInitialValueInEffect: false }) ?? false
  useEffect(() => {
    if (isNarrow) PanelDrawer.fetch() // opinions are written in it, also when the line has broken meanwhile
  }, [isNarrow])
  const size = isWide ? 'wide' : 'narrow'
  const [outlineWidth, setOutlineWidth] = usePaneWidth(`outline.${size}`, isWide ? 304 : 232)
  const [panelWidth, setPanelWidth] = usePaneWidth(`panel.${size}`, isWide ? 424 : 336)
  const [folding, setFolding] = useRemembered(
    `outline.folded.${isNarrow ? 'small' : 'large'}`,
    String(isNarrow),
  )
  const isFolded = folding === 'true'
  const outline = (
    <AfterText place={<div className="outline" />}>
      <OutlinePane isFolded={isFolded} isWide={isWide} onFold={() => setFolding(String(!isFolded))} />
    </AfterText>
  )
  if (isNarrow) {
    return (
      <div className="draft-panes" data-narrow>
        <div style={{ width: isFolded ? foldedWidth : outlineWidth, flexShrink: 0 }} className="draft-pane">
          {outline}
        </div>
        {middle(
          <Button
            variant="default"
            leftSection={<IconMessages size={16} stroke={1.75} />}
            onClick={() => setIsPanelOpen(true)}
          >
            {suggestion ? words.suggest.changes : words.panel.opinions}
          </Button>,
        )}
        <PanelDrawer isOpen={isPanelOpen} onClose={() => setIsPanelOpen(false)}>
          {panel}
        </PanelDrawer>
      </div>
    )
  }
  return (
    <Splitter
      className="draft-panes"
      lineSize={1}
      withHandle={false}
      step="16px"
      sizes={[isFolded ? foldedWidth : outlineWidth, 100, panelWidth]}
      onSizeChange={([first, , last]) => {
        if (!isFolded) setOutlineWidth(first)
        setPanelWidth(last)
      }}
    >
      <Splitter.Pane
        className="draft-pane"
        defaultSize={outlineWidth}
        min={isFolded ? foldedWidth : '200px'}
        max={isFolded ? foldedWidth : '400px'}
      >
        {outline}
      </Splitter.Pane>
      <Splitter.Pane className="draft-pane" defaultSize={100}>
        {middle()}
      </Splitter.Pane>
      <Splitter.Pane className="draft-pane" defaultSize={panelWidth} min="300px" max="560px">
        {panel}
      </Splitter.Pane>
    </Splitter>
  )
}

/** A pane's remembered width, as the splitter writes it. */
function usePaneWidth(name: string, fallbackPx: number): readonly [`${number}px`, (size: unknown) => void] {
  const [stored, store] = useRemembered(name, String(fallbackPx))
  const widthPx = Number.parseInt(stored, 10) || fallbackPx
  return [
    `${widthPx}px`,
    size => {
      if (typeof size === 'string' && size.endsWith('px')) store(String(Math.round(Number.parseFloat(size))))
    },
  ]
}

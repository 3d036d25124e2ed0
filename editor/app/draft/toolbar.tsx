// The tools above the page: for writers all, for readers "Góp ý" and the view.

import { ActionIcon, Button, Kbd, Menu, Select, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import {
  IconAlignCenter,
  IconAlignJustified,
  IconAlignLeft,
  IconAlignRight,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconCheck,
  IconChevronDown,
  IconDots,
  IconItalic,
  IconList,
  IconListNumbers,
  IconMessagePlus,
  IconUnderline,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { type ComponentType, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { askForFootnote } from '../../index.ts'
import type { Words } from '../../words/vi.ts'
import { useWords } from '../language.tsx'
import { useDocument, useDraft } from './draft-context.ts'
import { FootnoteTool } from './footnote-tool.tsx'
import { LinkTool } from './link-tool.tsx'
import { PictureTool } from './picture-tool.tsx'
import { SuggestTool } from './suggest/suggest-tool.tsx'
import { TableTool } from './table-tool.tsx'
import { useEditorValue } from './use-editor-value.ts'
import { ProposalsTool, ZoomTool } from './view-tools.tsx'

interface ToolbarProps {
  readonly mayWrite: boolean
  readonly zoom: number
  readonly zoomChoice: string
  readonly onZoom: (choice: string) => void
  readonly children?: ReactNode
}

/** The toolbar. One Tab stop; arrows move inside it. */
export function Toolbar({ mayWrite, zoom, zoomChoice, onZoom, children }: ToolbarProps): ReactNode {
  const words = useWords()
  const { permissions } = useDocument()
  const mayOpine = permissions.includes('opine') || permissions.includes('opineForOthers')
  return (
    <div
      className="toolbar"
      role="toolbar"
      aria-label={words.toolbar.label}
      data-pane="tools"
      onKeyDown={roveByArrows}
    >
      {mayWrite && <WritingTools />}
      {mayOpine && <OpinionTool isWordy={!mayWrite} />}
      {permissions.includes('opine') && <SuggestTool />}
      <span style={{ flex: 1 }} />
      <ProposalsTool />
      <ZoomTool zoom={zoom} choice={zoomChoice} onChoose={onZoom} />
      {children}
    </div>
  )
}

function roveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
  const tools = [...event.currentTarget.querySelectorAll<Element>('button:not(:disabled), input')]
  const here = event.target instanceof Element ? tools.indexOf(event.target) : -1
  if (here < 0) return
  const next = tools[(here + (event.key === 'ArrowRight' ? 1 : -1) + tools.length) % tools.length]
  event.preventDefault()
  if (next instanceof HTMLElement) next.focus()
}

interface Tool {
  readonly name: keyof Words['toolbar'] &
    (
      | 'bold'
      | 'italic'
      | 'underline'
      | 'bulletList'
      | 'orderedList'
      | 'alignLeft'
      | 'alignCenter'
      | 'alignRight'
      | 'alignJustify'
    )
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  readonly keys?: string
  readonly isOn: (editor: Editor) => boolean
  readonly run: (editor: Editor) => void
}

const marks: readonly Tool[] = [
  {
    name: 'bold',
    icon: IconBold,
    keys: 'Ctrl+B',
    isOn: e => e.isActive('bold'),
    run: e => e.chain().focus().toggleBold().run(),
  },
  {
    name: 'italic',
    icon: IconItalic,
    keys: 'Ctrl+I',
    isOn: e => e.isActive('italic'),
    run: e => e.chain().focus().toggleItalic().run(),
  },
  {
    name: 'underline',
    icon: IconUnderline,
    keys: 'Ctrl+U',
    isOn: e => e.isActive('underline'),
    run: e => e.chain().focus().toggleUnderline().run(),
  },
]
const alignments: readonly Tool[] = [
  aligning('alignLeft', IconAlignLeft, 'left'),
  aligning('alignCenter', IconAlignCenter, 'center'),
  aligning('alignRight', IconAlignRight, 'right'),
  aligning('alignJustify', IconAlignJustified, 'justify'),
]
const lists: readonly Tool[] = [
  {
    name: 'bulletList',
    icon: IconList,
    isOn: e => e.isActive('bulletList'),
    run: e => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    icon: IconListNumbers,
    isOn: e => e.isActive('orderedList'),
    run: e => e.chain().focus().toggleOrderedList().run(),
  },
]
const all = [...marks, ...alignments, ...lists]

function aligning(name: Tool['name'], icon: Tool['icon'], alignment: string): Tool {
  return {
    name,
    icon,
    isOn: editor => editor.isActive({ textAlign: alignment }),
    run: editor => {
      if (editor.isActive({ textAlign: alignment })) editor.chain().focus().unsetTextAlign().run()
      else editor.chain().focus().setTextAlign(alignment).run()
    },
  }
}

function WritingTools(): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const isRoomy =
    useMediaQuery('(min-width: 1340px)', innerWidth >= 1340, { getInitialValueInEffect: false }) ?? true
  const isWide =
    useMediaQuery('(min-width: 1800px)', innerWidth >= 1800, { getInitialValueInEffect: false }) ?? false
  const state = useEditorValue(editor, now => ({
    on: all.filter(tool => tool.isOn(now)).map(({ name }) => name),
    style: styleAt(now),
  }))
  const on = new Set<string>(state.on)
  const chooser = useRef<(() => void) | null>(null)
  const button = (tool: Tool): ReactNode => (
    <ToolButton key={tool.name} tool={tool} isOn={on.has(tool.name)} />
  )
  const inMenu = [...(isRoomy ? [] : [...marks.slice(2), ...lists.slice(1)]), ...(isWide ? [] : alignments)]
  return (
    <>
      <PlainTool
        label={words.toolbar.undo}
        keys="Ctrl+Z"
        icon={IconArrowBackUp}
        onClick={() => editor.chain().focus().undo().run()}
      />
      <PlainTool
        label={words.toolbar.redo}
        keys="Ctrl+Y"
        icon={IconArrowForwardUp}
        onClick={() => editor.chain().focus().redo().run()}
      />
      <span className="toolbar-line" />
      <Select
        w={142}
        variant="unstyled"
        size="sm"
        aria-label={words.toolbar.style}
        data={[
          { value: 'body', label: words.toolbar.body },
          { value: 'subheading', label: words.toolbar.subheading },
          ...(state.style === 'locked' ? [{ value: 'locked', label: words.toolbar.sectionTitle }] : []),
        ]}
        value={state.style}
        disabled={state.style === 'locked'}
        onChange={value => {
          if (value !== state.style) editor.chain().focus().toggleDraftHeading().run()
        }}
        rightSection={<IconChevronDown size={14} stroke={1.75} />}
        styles={{
          input: { paddingLeft: 8, height: 32, minHeight: 32 },
          wrapper: { '--input-height': '32px' },
        }}
      />
      <span className="toolbar-line" />
      {marks.slice(0, isRoomy ? 3 : 2).map(button)}
      <span className="toolbar-line" />
      {isWide && alignments.map(button)}
      {isWide && <span className="toolbar-line" />}
      {lists.slice(0, isRoomy ? 2 : 1).map(button)}
      <TableTool />
      {isWide && <LinkTool />}
      <FootnoteTool hasButton={isWide} />
      <PictureTool hasButton={isWide} chooser={chooser} />
      {inMenu.length > 0 && <MoreTools tools={inMenu} on={on} onPicture={() => chooser.current?.()} />}
      <span className="toolbar-line" />
    </>
  )
}

/** What the block under the caret is; a template's heading cannot be made anything else. */
function styleAt(editor: Editor): 'body' | 'subheading' | 'locked' {
  if (editor.state.selection.$from.parent.attrs['locked'] === true) return 'locked'
  return editor.isActive('heading') ? 'subheading' : 'body'
}

function MoreTools({
  tools,
  on,
  onPicture,
}: {
  readonly tools: readonly Tool[]
  readonly on: ReadonlySet<string>
  readonly onPicture: () => void
}): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const [hasLink, setHasLink] = useState(false)
  return (
    <>
      <Menu position="bottom-start" shadow="md" width={240}>
        <Tooltip label={words.toolbar.more}>
          <Menu.Target>
            <ActionIcon aria-label={words.toolbar.more}>
              <IconDots size={18} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown>
          {tools.map(tool => (
            <Menu.Item
              key={tool.name}
              leftSection={<tool.icon size={18} stroke={1.75} />}
              rightSection={on.has(tool.name) ? <IconCheck size={16} stroke={1.75} /> : null}
              onClick={() => tool.run(editor)}
            >
              {words.toolbar[tool.name]}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setHasLink(true)}>{words.toolbar.link}…</Menu.Item>
          <Menu.Item onClick={() => askForFootnote(editor)} rightSection={<Kbd size="xs">Ctrl Alt F</Kbd>}>
            {words.toolbar.footnote}…
          </Menu.Item>
          <Menu.Item onClick={onPicture}>{words.toolbar.picture}…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LinkTool isHidden isOpen={hasLink} onClose={() => setHasLink(false)} />
    </>
  )
}

function ToolButton({ tool, isOn }: { readonly tool: Tool; readonly isOn: boolean }): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  return (
    <PlainTool
      label={words.toolbar[tool.name]}
      keys={tool.keys}
      icon={tool.icon}
      isOn={isOn}
      onClick={() => tool.run(editor)}
    />
  )
}

interface PlainToolProps {
  readonly label: string
  readonly keys?: string | undefined
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  readonly isOn?: boolean
  readonly onClick: () => void
}

function PlainTool({ label, keys, icon: Icon, isOn, onClick }: PlainToolProps): ReactNode {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
      <ActionIcon
        className="tool"
        aria-label={label}
        aria-pressed={isOn}
        onMouseDown={event => event.preventDefault()}
        onClick={onClick}
      >
        <Icon size={18} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}

function OpinionTool({ isWordy }: { readonly isWordy: boolean }): ReactNode {
  const words = useWords()
  const { beginOpinion } = useDraft()
  if (!isWordy) {
    return (
      <PlainTool
        label={words.toolbar.opinion}
        keys="Ctrl+Alt+M"
        icon={IconMessagePlus}
        onClick={beginOpinion}
      />
    )
  }
  return (
    <>
      <Button
        className="tool-opinion"
        color="gray"
        variant="light"
        leftSection={<IconMessagePlus size={18} stroke={1.75} />}
        rightSection={<Kbd size="xs">Ctrl Alt M</Kbd>}
        onMouseDown={event => event.preventDefault()}
        onClick={beginOpinion}
      >
        {words.toolbar.opinion}
      </Button>
      <span className="toolbar-hint vk-ellipsis">{words.toolbar.opinionHint}</span>
    </>
  )
}

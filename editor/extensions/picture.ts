// Pictures between paragraphs: drawn from the document's own files, never from another address.

import { type Editor, Node } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { firstWidthMm, isFileName, pictureWidthMm } from '#model/picture.ts'
import { rangeOf, relativeRange } from './relative.ts'

/** What pictures need of their host. */
export interface PictureOptions {
  /** Address of a file of the document. */
  readonly addressOf: (file: string) => string
}

const openEvent = 'vk-picture'
const filesEvent = 'vk-picture-files'

export const Picture = Node.create<PictureOptions>({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ addressOf: () => '' }),
  addAttributes: () => ({
    file: { default: '', parseHTML: element => fileIn(element), rendered: false },
    alt: { default: '', parseHTML: element => element.querySelector('img')?.alt ?? '', rendered: false },
    widthMm: {
      default: firstWidthMm,
      parseHTML: element => clampedWidth(Number(element.dataset['width'] ?? firstWidthMm)),
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: 'figure[data-file]', getAttrs: element => fileIn(element) !== '' && null }],
  renderHTML({ node, HTMLAttributes }) {
    const { file, alt, widthMm } = pictureOf(node)
    const figure = {
      ...HTMLAttributes,
      class: 'vk-picture',
      'data-file': file,
      'data-width': String(widthMm),
    }
    const src = isFileName(file) ? this.options.addressOf(file) : ''
    return ['figure', figure, ['img', { src, alt, draggable: 'false', style: `width: ${widthMm}mm` }]]
  },
  addKeyboardShortcuts() {
    return {
      Enter: () => {
        if (!selectedNode(this.editor)) return false
        tell(this.editor.view, openEvent)
        return true
      },
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('vkPictures'),
      props: {
        handleDoubleClickOn: (view, _position, node, at) => {
          if (node.type.name !== 'image') return false
          view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)))
          tell(view, openEvent)
          return true
        },
        // Word puts a drawing of the words beside the words: words count first.
        handlePaste: (view, event) => {
          const data = event.clipboardData
          const files = data?.types.includes('text/html') ? [] : picturesIn(data)
          return files.length > 0 && view.editable && tell(view, filesEvent, files)
        },
        handleDrop: (view, event, _slice, isMoved) => {
          const files = isMoved ? [] : picturesIn(event.dataTransfer)
          if (files.length === 0 || !view.editable) return false
          event.preventDefault()
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          return tell(view, filesEvent, files, at?.pos)
        },
      },
    }),
  ],
})

function fileIn(element: HTMLElement): string {
  const name = element.dataset['file'] ?? ''
  return isFileName(name) ? name : ''
}

/** The nearest width that a picture may have, mm. */
function clampedWidth(mm: number): number {
  if (!Number.isFinite(mm)) return firstWidthMm
  return Math.round(Math.min(pictureWidthMm.most, Math.max(pictureWidthMm.least, mm)))
}

/** Anything a file manager calls an image: what it is in truth, the server says. */
function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
}

function tell(view: EditorView, event: string, files: readonly File[] = [], at?: number): true {
  view.dom.dispatchEvent(new CustomEvent(event, { detail: { files, at } }))
  return true
}

/** Calls back when somebody opens the picture that is selected, or brings files. Returns the end of it. */
export function onPictures(
  { view: { dom } }: Editor,
  onOpen: () => void,
  onFiles: (files: readonly File[], at: number | undefined) => void,
): () => void {
  const files = (event: Event) => {
    if (event instanceof CustomEvent) onFiles(event.detail.files, event.detail.at)
  }
  dom.addEventListener(openEvent, onOpen)
  dom.addEventListener(filesEvent, files)
  return () => {
    dom.removeEventListener(openEvent, onOpen)
    dom.removeEventListener(filesEvent, files)
  }
}

/** What a picture shows and how. */
export interface PictureLook {
  readonly alt: string
  readonly widthMm: number
}

/** A picture in hand: it is found again whatever others write meanwhile. */
export interface HeldPicture extends PictureLook {
  /** Gives it another look. False when it is gone. */
  change(look: PictureLook): boolean
  /** Takes it out of the text. */
  remove(): void
}

/** The picture that is selected, or null. */
export function selectedPicture(editor: Editor): HeldPicture | null {
  const selected = selectedNode(editor)
  if (!selected) return null
  const { from, to, node } = selected
  const { alt, widthMm } = pictureOf(node)
  const related = relativeRange(editor.state, from, to)
  const find = (): number | null => {
    const at = related ? rangeOf(editor.state, related)?.from : from
    return at !== undefined && editor.state.doc.nodeAt(at)?.type.name === 'image' ? at : null
  }
  return {
    alt,
    widthMm,
    change(look) {
      const at = find()
      if (at === null) return false
      const { tr } = editor.state
      tr.setNodeAttribute(at, 'alt', look.alt).setNodeAttribute(at, 'widthMm', clampedWidth(look.widthMm))
      editor.view.dispatch(tr)
      return true
    },
    remove() {
      const at = find()
      if (at !== null) editor.view.dispatch(editor.state.tr.delete(at, at + 1).scrollIntoView())
    },
  }
}

/**
 * Puts a picture below the block at a position, or below the one with the caret, and selects it; at an end, with a paragraph
 * for its caption. False where none may stand.
 */
export function insertPicture({ state, view }: Editor, file: string, place?: number): boolean {
  const node = state.schema.nodes['image']?.create({ file })
  const $at = state.doc.resolve(Math.min(place ?? state.selection.to, state.doc.content.size))
  for (let depth = $at.depth; node && depth > 0; depth -= 1) {
    const after = $at.after(depth)
    const index = $at.indexAfter(depth - 1)
    if (!$at.node(depth - 1).canReplaceWith(index, index, node.type)) continue
    const { tr } = state
    const caption = state.schema.nodes['paragraph']?.create()
    const isLast = index === $at.node(depth - 1).childCount
    tr.insert(after, isLast && caption ? [node, caption] : node)
    view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, after)).scrollIntoView())
    return view.state.doc.nodeAt(after)?.type.name === 'image'
  }
  return false
}

function selectedNode({ state: { selection } }: Editor): NodeSelection | null {
  return selection instanceof NodeSelection && selection.node.type.name === 'image' ? selection : null
}

function pictureOf({ attrs }: PmNode): PictureLook & { readonly file: string } {
  const { file, alt, widthMm } = attrs
  return { file: String(file), alt: String(alt ?? ''), widthMm: clampedWidth(Number(widthMm)) }
}

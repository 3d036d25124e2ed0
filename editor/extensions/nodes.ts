// The nodes of a document as Tiptap extensions. Their schema is that of model/schema.ts; a test compares the two.

import { Extension, mergeAttributes, Node } from '@tiptap/core'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { tableView, wideTableFocus } from './table-view.ts'
import { onEvenTable } from './tidy-table.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    draftHeading: {
      /** Makes the block under the caret a free heading, or a paragraph again. Template headings stay as they are. */
      toggleDraftHeading: () => ReturnType
    }
  }
}

/** Level of headings that drafters make themselves. */
export const freeHeadingLevel = 4

export const DraftDocument = Node.create({ name: 'doc', topNode: true, content: 'section+' })

export const Section = Node.create({
  name: 'section',
  content: 'heading block*',
  isolating: true,
  defining: true,
  addAttributes() {
    return {
      key: { default: '', renderHTML: attributes => ({ 'data-section': attributes['key'] }) },
      required: { default: false, rendered: false },
      orientation: {
        default: 'portrait',
        renderHTML: attributes => ({ 'data-orientation': attributes['orientation'] }),
      },
    }
  },
  // No parseHTML: a section enters by the server's outline only, never by a paste.
  renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes, 0],
})

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'text*',
  marks: '',
  defining: true,
  addAttributes() {
    return {
      level: {
        default: 3,
        keepOnSplit: false,
        parseHTML: () => freeHeadingLevel,
        renderHTML: attributes => ({ 'data-level': attributes['level'] }),
      },
      label: {
        default: '',
        keepOnSplit: false,
        parseHTML: () => '',
        renderHTML: attributes => (attributes['label'] === '' ? {} : { 'data-label': attributes['label'] }),
      },
      locked: {
        default: false,
        keepOnSplit: false,
        parseHTML: () => false,
        renderHTML: attributes => (attributes['locked'] === true ? { 'data-locked': '' } : {}),
      },
    }
  },
  parseHTML: () => [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}` })),
  renderHTML({ node, HTMLAttributes }) {
    const level: unknown = node.attrs['level']
    // h1 is the page's own title; free headings are h4, so that none stands more than one below its section's.
    const rank = typeof level === 'number' ? Math.min(Math.max(level, 1), 3) + 1 : 4
    return [`h${rank}`, mergeAttributes(HTMLAttributes), 0]
  },
  addCommands() {
    return {
      toggleDraftHeading:
        () =>
        ({ commands, state }) => {
          if (state.selection.$from.parent.attrs['locked'] === true) return false
          return commands.toggleNode('heading', 'paragraph', {
            level: freeHeadingLevel,
            label: '',
            locked: false,
          })
        },
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Alt-4': () => this.editor.commands.toggleDraftHeading() }
  },
})

/** The package's asks for a paragraph first; see the model's schema. */
export const DraftListItem = ListItem.extend({ content: '(paragraph | block)+' })
// In reports "- " and "1." begin ordinary paragraphs: they must not turn into lists by themselves, typed or pasted.
export const PlainBulletList = BulletList.extend({ addInputRules: () => [] })
export const PlainOrderedList = OrderedList.extend({
  addInputRules: () => [],
  addProseMirrorPlugins: () => [],
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: element => Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1,
      },
    }
  },
})

export const DraftTable = Table.extend({
  addAttributes() {
    return {
      tableId: { default: null, rendered: false },
      caption: {
        default: '',
        parseHTML: element => element.querySelector('caption')?.textContent?.trim() ?? '',
        renderHTML: attributes =>
          attributes['caption'] === '' ? {} : { 'data-caption': attributes['caption'] },
      },
    }
  },
  addNodeView:
    () =>
    ({ node }) =>
      tableView(node),
  addCommands() {
    const stock = this.parent?.() ?? {}
    return { ...stock, ...onEvenTable(stock) }
  },
  addProseMirrorPlugins() {
    return [...(this.parent?.() ?? []), wideTableFocus()]
  },
}).configure({ resizable: false })

export const DraftTableRow = TableRow

const cellAttributes = () => ({
  colspan: { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'colspan') },
  rowspan: { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'rowspan') },
  colwidth: { default: null, parseHTML: () => null, rendered: false },
})
export const DraftTableCell = TableCell.extend({ addAttributes: cellAttributes })
export const DraftTableHeader = TableHeader.extend({ addAttributes: cellAttributes })

function spanOf(element: HTMLElement, name: string): number {
  const span = Number.parseInt(element.getAttribute(name) ?? '1', 10)
  return span >= 1 && span <= 100 ? span : 1
}

/** The `id` of blocks. It is not read from pasted HTML: a copy is another block. */
export const BlockIdAttribute = Extension.create({
  name: 'blockIdAttribute',
  addGlobalAttributes() {
    return [
      {
        types: ['paragraph', 'heading', 'bulletList', 'orderedList', 'table', 'image'],
        attributes: {
          id: {
            default: null,
            keepOnSplit: false,
            parseHTML: () => null,
            renderHTML: attributes => (attributes['id'] === null ? {} : { 'data-id': attributes['id'] }),
          },
        },
      },
    ]
  },
})

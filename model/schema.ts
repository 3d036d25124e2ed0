// The one schema of a document's text, without behaviour: server and editor agree on it here.
// The editor's Tiptap extensions must give exactly this schema; test/browser/schema.test.ts compares them.

import { type AttributeSpec, type MarkSpec, type NodeSpec, Schema } from '@tiptap/pm/model'
import { firstWidthMm } from './picture.ts'

const id: Record<string, AttributeSpec> = { id: { default: null } }
const aligned: Record<string, AttributeSpec> = { ...id, textAlign: { default: null } }
const cell: Record<string, AttributeSpec> = {
  colspan: { default: 1 },
  rowspan: { default: 1 },
  colwidth: { default: null },
}

/** Nodes by name. `section` holds a heading and then blocks; a heading may be locked by the template. */
export const nodeSpecs = {
  doc: { content: 'section+' },
  section: {
    content: 'heading block*',
    isolating: true,
    defining: true,
    attrs: {
      key: { default: '' }, // key of the section in its template
      required: { default: false },
      orientation: { default: 'portrait' }, // of its pages in Word: portrait | landscape
    },
  },
  heading: {
    group: 'block',
    content: 'text*',
    marks: '', // so that bold over everything leaves locked headings alone
    defining: true,
    attrs: {
      ...id,
      level: { default: 3 }, // 0 not printed, 1 part, 2 I-, 3 1., 4 a)
      label: { default: '' }, // the number as printed, "I-"; never part of the text
      locked: { default: false },
    },
  },
  paragraph: { group: 'block', content: 'inline*', attrs: aligned },
  bulletList: { group: 'block', content: 'listItem+', attrs: id },
  orderedList: { group: 'block', content: 'listItem+', attrs: { ...id, start: { default: 1 } } },
  // A paragraph by default, and not by force: two people who nest and delete at once may leave an item without one, and an
  // editor drops what does not fit, with every word in it.
  listItem: { content: '(paragraph | block)+', defining: true },
  table: {
    group: 'block',
    content: 'tableRow+',
    tableRole: 'table',
    isolating: true,
    attrs: { ...id, tableId: { default: null }, caption: { default: '' } },
  },
  tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
  tableCell: { content: 'block+', tableRole: 'cell', isolating: true, attrs: cell },
  tableHeader: { content: 'block+', tableRole: 'header_cell', isolating: true, attrs: cell },
  hardBreak: { inline: true, group: 'inline', selectable: false, linebreakReplacement: true },
  text: { group: 'inline' },
  // A note at the foot of the page, its words in an attribute. It has no width among the words of the text: quotes read over it.
  footnote: { group: 'inline', inline: true, atom: true, attrs: { text: { default: '' } } },
  // A picture that the document keeps, by the SHA-256 of its bytes; its caption is the paragraph below it.
  image: {
    group: 'block',
    atom: true,
    attrs: { ...id, file: { default: '' }, alt: { default: '' }, widthMm: { default: firstWidthMm } },
  },
} as const satisfies Record<string, NodeSpec>

/** Marks by name. A link goes to http, https or mailto; everything else is refused wherever text enters. */
export const markSpecs = {
  link: { attrs: { href: { default: null } }, inclusive: false },
  bold: {},
  italic: {},
  underline: {},
  strike: {},
  subscript: {},
  superscript: {},
} as const satisfies Record<string, MarkSpec>

/** The document schema. */
export const schema = new Schema({ nodes: nodeSpecs, marks: markSpecs })

/** Deepest nesting of nodes that is accepted. */
export const maxDepth = 50

/** Whether a link may stand in a document: http, https or mailto, and nothing that only looks like it. */
export function isAllowedLink(href: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s\\]+$/iu.test(href) && !/\p{Cc}/u.test(href)
}

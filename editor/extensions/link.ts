// Links: only to http, https and mailto, opened by the host or with the modifier key, never made while typing.

import { Mark, mergeAttributes } from '@tiptap/core'
import { isAllowedLink } from '#model/schema.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      /** Links the selected words. False for an address that may not stand in a document. */
      setLink: (link: { readonly href: string }) => ReturnType
      /** Takes the link under the caret away. */
      unsetLink: () => ReturnType
    }
  }
}

export const DraftLink = Mark.create({
  name: 'link',
  priority: 1000, // outside the other marks: one link stays one element
  keepOnSplit: false,
  exitable: true,
  inclusive: false,
  addAttributes: () => ({
    href: { default: null, parseHTML: element => element.getAttribute('href') },
  }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: element => isAllowedLink(element.getAttribute('href') ?? '') && null },
  ],
  renderHTML({ HTMLAttributes }) {
    const { href } = HTMLAttributes
    const isAllowed = typeof href === 'string' && isAllowedLink(href)
    const link = { target: '_blank', rel: 'noopener noreferrer nofollow' }
    return ['a', mergeAttributes(link, HTMLAttributes, isAllowed ? {} : { href: '' }), 0]
  },
  addCommands: () => ({
    setLink:
      ({ href }) =>
      ({ commands }) =>
        isAllowedLink(href) && commands.setMark('link', { href }),
    unsetLink:
      () =>
      ({ commands }) =>
        commands.unsetMark('link', { extendEmptyMarkRange: true }),
  }),
})

// Links: only to http, https and mailto, opened by the host or with the modifier key, never made while typing.

import { Link } from '@tiptap/extension-link'
import { isAllowedLink } from '#model/schema.ts'

export const DraftLink = Link.extend({
  addAttributes() {
    return { href: { default: null, parseHTML: element => element.getAttribute('href') } }
  },
}).configure({
  openOnClick: false,
  autolink: false,
  linkOnPaste: false,
  defaultProtocol: 'https',
  isAllowedUri: href => isAllowedLink(href),
  HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer nofollow' },
})

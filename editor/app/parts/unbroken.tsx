// Names of opinions inside sentences: a line never ends between YK- and its number. The hyphen stays a plain one, so that a name
// is found by searching and copied as it is written.

import { Fragment, type ReactNode } from 'react'

/** A sentence with the names in it kept whole. */
export function unbroken(sentence: string): ReactNode {
  let at = 0
  return sentence.split(/(YK-\d+)/u).map(part => {
    const key = at
    at += part.length
    if (!part.startsWith('YK-')) return <Fragment key={`${key} between`}>{part}</Fragment>
    return (
      <span key={key} className="vk-nowrap">
        {part}
      </span>
    )
  })
}

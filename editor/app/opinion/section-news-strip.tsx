// The strip that tells a person that the sections they were given have changed; it stays until they have read it.

import './field-strip.css'
import { Button } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import type { SectionKey } from '#model/ids.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useFieldWords } from './field-strip.tsx'
import { heldIn, lastTold, newsBetween, noteTold } from './section-news.ts'

/** What the strip needs to know. */
export interface SectionNewsProps {
  readonly document: Pick<DocumentView, 'id' | 'field' | 'loans'>
  readonly nameOf: (key: SectionKey) => string
}

/** The strip; nothing while there is no news. */
export function SectionNewsStrip({ document, nameOf }: SectionNewsProps): ReactNode {
  const words = useFieldWords()
  const me = useMe()
  const [told, setTold] = useState(() => lastTold(document.id, me.user.id))
  const now = heldIn(document, me.user.id)
  const news = newsBetween(told, now)
  const hasNews = news !== null
  const noted = JSON.stringify(now)
  useEffect(() => {
    if (!hasNews) noteTold(document.id, me.user.id, JSON.parse(noted))
  }, [document.id, me.user.id, hasNews, noted])
  if (!news) return null
  const list = (keys: readonly SectionKey[]) => keys.map(nameOf).join('; ')
  const sentences = [
    ...(news.isWhole ? [words.whole] : []),
    ...(news.fieldAdded.length > 0 ? [words.fieldAdded(list(news.fieldAdded))] : []),
    ...(news.fieldGone.length > 0 ? [words.fieldGone(list(news.fieldGone))] : []),
    ...(news.lent.length > 0 ? [words.lent(list(news.lent))] : []),
    ...(news.back.length > 0 ? [words.back(list(news.back))] : []),
  ]
  return (
    <section className="vk-strip field-strip" aria-label={words.newsRegion} role="status">
      <IconBell size={18} stroke={1.75} aria-hidden />
      <p>
        <b>{words.news}</b>
        {sentences.map(sentence => (
          <span key={sentence}>{sentence}</span>
        ))}
      </p>
      <Button
        size="compact-sm"
        variant="default"
        ml="auto"
        onClick={() => {
          noteTold(document.id, me.user.id, now)
          setTold(now)
        }}
      >
        {words.read}
      </Button>
    </section>
  )
}

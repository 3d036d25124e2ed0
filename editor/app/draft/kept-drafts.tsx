// The opinions put aside, above the list.

import { Button } from '@mantine/core'
import { type ReactNode, useSyncExternalStore } from 'react'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { recall } from '../remembered.ts'
import { useDocument, useDraft } from './draft-context.ts'
import { forgetOpinion, keptOpinions, watchKept } from './kept-opinions.ts'

/** Nothing when nothing was put aside. */
export function KeptDrafts(): ReactNode {
  const words = useWords()
  const { target, setTarget } = useDraft()
  const document = useDocument()
  const stored = useSyncExternalStore(watchKept, () => recall(`kept.${document.id}`))
  if (stored === null || target !== null) return null
  const kept = keptOpinions(document.id)
  return (
    <section className="kept" aria-label={words.form.keptTitle(formatNumber(kept.length))}>
      <b>{words.form.keptTitle(formatNumber(kept.length))}</b>
      <ul>
        {kept.map(one => (
          <li key={one.id}>
            <span className="vk-ellipsis" style={{ flex: 1 }}>
              {one.body || one.proposedText || one.words?.quote || words.opinions.wholeDocument}
            </span>
            <Button
              size="xs"
              variant="default"
              onClick={() => setTarget({ words: one.words, sectionKey: one.sectionKey, keptId: one.id })}
            >
              {words.form.resume}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              c="var(--vk-ink2)"
              px={6}
              onClick={() => forgetOpinion(document.id, one.id)}
            >
              {words.form.discard}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

// The opinions put aside, above the list.

import { Button } from '@mantine/core'
import { type ReactNode, useSyncExternalStore } from 'react'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { recall } from '../remembered.ts'
import { useMe } from '../shell/signed-in.tsx'
import { forgetOpinion, keptName, keptOpinions, watchKept } from './kept-opinions.ts'
import { useOpinionPlace } from './opinion-place.ts'

/** Nothing when nothing was put aside. */
export function KeptDrafts(): ReactNode {
  const words = useWords()
  const { document, target, setTarget } = useOpinionPlace()
  const me = useMe()
  const scope = { documentId: document.id, userId: me.user.id }
  const stored = useSyncExternalStore(watchKept, () => recall(keptName(scope)))
  if (stored === null || target !== null) return null
  const kept = keptOpinions(scope)
  return (
    <section className="kept" aria-label={words.form.keptTitle(formatNumber(kept.length))}>
      <b>{words.form.keptTitle(formatNumber(kept.length))}</b>
      <ul>
        {kept.map(one => (
          <li key={one.id}>
            <span className="vk-ellipsis" style={{ flex: 1 }}>
              {one.body || one.proposedText || one.anchor?.quote || words.opinions.wholeDocument}
            </span>
            <Button
              size="xs"
              variant="default"
              onClick={() => setTarget({ anchor: one.anchor, sectionKey: one.sectionKey, keptId: one.id })}
            >
              {words.form.resume}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              c="var(--vk-ink2)"
              px={6}
              onClick={() => forgetOpinion(scope, one.id)}
            >
              {words.form.discard}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

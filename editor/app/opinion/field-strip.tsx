// The strip that tells an observer which sections are theirs to comment on, and leads there.

import './field-strip.css'
import { IconMessagePlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { fieldEn } from '../../words/field-en.ts'
import { type FieldWords, fieldVi } from '../../words/field-vi.ts'
import { useLanguage } from '../language.tsx'

/** The words. */
export function useFieldWords(): FieldWords {
  return useLanguage().language === 'en' ? fieldEn : fieldVi
}

/** What the strip shows. */
export interface FieldStripProps {
  /** The sections of the document that are the reader's, by the names they go by on the page. */
  readonly sections: readonly { readonly key: string; readonly name: string }[]
  readonly onGo: (key: string) => void
}

/** The strip. */
export function FieldStrip({ sections, onGo }: FieldStripProps): ReactNode {
  const words = useFieldWords()
  return (
    <section className="vk-strip field-strip" aria-label={words.region}>
      <IconMessagePlus size={18} stroke={1.75} aria-hidden />
      {sections.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <p>
          <b>{words.own}</b>
          {sections.map(({ key, name }) => (
            <button key={key} type="button" onClick={() => onGo(key)}>
              {name}
            </button>
          ))}
          <span>{words.rest}</span>
        </p>
      )}
    </section>
  )
}

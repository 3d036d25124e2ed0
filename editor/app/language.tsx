// The language of the interface: Vietnamese at hand, English fetched when chosen; the choice is remembered.

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Language } from '#model/refusal.ts'
import { vi, type Words } from '../words/vi.ts'

const storageKey = 'vankien.language'

/** The language chosen, its words, and its switch. */
export interface LanguageState {
  readonly language: Language
  readonly words: Words
  readonly setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageState>({ language: 'vi', words: vi, setLanguage: () => {} })

/** The language remembered on this computer; Vietnamese when none is. */
export function storedLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi'
}

/** Gives the words to everything below. Until English has arrived, the words stay Vietnamese. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(storedLanguage)
  const [english, setEnglish] = useState<Words | null>(null)
  useEffect(() => {
    localStorage.setItem(storageKey, language)
    document.documentElement.lang = language
    if (language !== 'en' || english !== null) return
    void import('../words/en.ts').then(module => setEnglish(module.en))
  }, [language, english])
  const words = language === 'en' ? (english ?? vi) : vi
  const state = useMemo(() => ({ language, words, setLanguage }), [language, words])
  return <LanguageContext value={state}>{children}</LanguageContext>
}

/** The words in the language chosen. */
export function useWords(): Words {
  return useContext(LanguageContext).words
}

/** The language chosen, and its switch. */
export function useLanguage(): LanguageState {
  return useContext(LanguageContext)
}

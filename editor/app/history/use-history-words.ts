// The words of the history page in the language chosen: they come with the page, not with the app.

import { historyEn } from '../../words/history-en.ts'
import { historyVi } from '../../words/history-vi.ts'
import { useLanguage } from '../language.tsx'
import type { HistoryWords } from './history-rows.ts'

/** The words. */
export function useHistoryWords(): HistoryWords {
  const { language } = useLanguage()
  return language === 'en' ? historyEn : historyVi
}

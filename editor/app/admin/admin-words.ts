// The words of the administration page, in the language chosen.

import { adminEn } from '../../words/admin-en.ts'
import { type AdminWords, adminVi } from '../../words/admin-vi.ts'
import { useLanguage } from '../language.tsx'

/** The words. */
export function useAdminWords(): AdminWords {
  return useLanguage().language === 'en' ? adminEn : adminVi
}

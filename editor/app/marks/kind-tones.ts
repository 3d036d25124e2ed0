// The tone in which each kind of opinion is shown; its word always stands there too.

import type { Kind } from '#model/opinion.ts'

/** Tones of `.vk-chip` by kind. */
export const kindTones: Readonly<Record<Kind, string>> = {
  add: 'ok',
  replace: 'info',
  delete: 'del',
  move: 'info',
  clarify: 'vio',
  data_error: 'warn',
  inconsistency: 'warn',
  substantive: 'bad',
  format: 'none',
  spelling: 'none',
  general: 'none',
}

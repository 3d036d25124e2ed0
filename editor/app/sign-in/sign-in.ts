// Signing in, and where a person lands after it.

import type { QueryClient } from '@tanstack/react-query'
import { createApi } from '../../client/api.ts'
import type { Words } from '../../words/vi.ts'
import { documentsQuery, meQuery } from '../data/queries.ts'
import { storedLanguage } from '../language.tsx'

/** Signs in. @returns null when done, else the sentence to show */
export async function signIn(email: string, password: string, words: Words): Promise<string | null> {
  const api = createApi({ language: storedLanguage() })
  const answer = await api.request<unknown>('POST', '/api/auth/sign-in/email', { email, password })
  if (answer.ok) return null
  return answer.status === 401 || answer.status === 400 || answer.status === 422
    ? words.signIn.wrong
    : answer.message
}

/**
 * The page to show after sign-in: the one asked for, else the only document of a person of one unit, else the list.
 *
 * @param isTour whether the person came to look around: then the document with the most opinions
 */
export async function landing(queries: QueryClient, next: string | null, isTour: boolean): Promise<string> {
  queries.clear()
  if (next?.startsWith('/') && !next.startsWith('//')) return next
  const [me, documents] = await Promise.all([queries.fetchQuery(meQuery), queries.fetchQuery(documentsQuery)])
  const units = new Set(me.memberships.map(({ unitId }) => unitId))
  const [first, ...others] = [...documents].sort((a, b) => b.receivedOpinions - a.receivedOpinions)
  if (first && (isTour || (units.size === 1 && others.length === 0)))
    return `/documents/${encodeURIComponent(first.id)}`
  const isAdmin = me.isAdministrator || me.memberships.some(({ role }) => role === 'admin')
  if (isAdmin && documents.length === 0) return '/admin'
  return '/'
}

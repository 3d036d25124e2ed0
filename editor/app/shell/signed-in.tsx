// The door before every page but sign-in: who is signed in is known, or the person is asked to sign in.

import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { Me } from '#model/api.ts'
import { isSignedOut } from '../data/failure.ts'
import { meQuery } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'

const MeContext = createContext<Me | null>(null)

/** Shows the page to somebody signed in; others are led to sign-in and back. */
export function SignedIn({ children }: { readonly children: ReactNode }): ReactNode {
  const words = useWords()
  const [location] = useLocation()
  const me = useQuery(meQuery)
  if (me.data) return <MeContext value={me.data}>{children}</MeContext>
  if (isSignedOut(me.error)) {
    return (
      <Redirect
        to={location === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(location)}`}
        replace
      />
    )
  }
  if (me.isError) {
    return (
      <main style={{ minHeight: '100vh', display: 'grid' }}>
        <FailedPage title={words.failure.title} error={me.error} onRetry={() => void me.refetch()} />
      </main>
    )
  }
  return <LoadingPage />
}

/** The person signed in. Throws outside `SignedIn`. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe() was called outside SignedIn')
  return me
}

// What stands around every page: theme, words, answers of the server, messages; and which page an address shows.

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Route, Switch } from 'wouter'
import { readOpinionsAhead } from './data/document-queries.ts'
import { createQueryClient } from './data/queries.ts'
import { DocumentsPage } from './documents/documents-page.tsx'
import { LanguageProvider } from './language.tsx'
import { CrashBoundary } from './parts/crash-boundary.tsx'
import { LoadingPage } from './parts/loading-page.tsx'
import { NotFoundPage } from './parts/not-found-page.tsx'
import { OfflineBanner } from './shell/offline-banner.tsx'
import { SignedIn } from './shell/signed-in.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'
import { theme } from './theme.ts'

const loadDraftPage = () => import('./draft/draft-page.tsx')
const loadConsolidationPage = () => import('./consolidation/consolidation-page.tsx')
// On its way to a document the browser fetches the page's code while it asks who is signed in, not afterwards.
const early = /^\/documents\/[^/]+(\/opinions)?$/u.exec(location.pathname)
const earlyDraft = early && early[1] === undefined ? loadDraftPage() : null
const earlyConsolidation = early && early[1] !== undefined ? loadConsolidationPage() : null
const DraftPage = lazy(async () => ({ default: (await (earlyDraft ?? loadDraftPage())).DraftPage }))
const ConsolidationPage = lazy(async () => ({
  default: (await (earlyConsolidation ?? loadConsolidationPage())).ConsolidationPage,
}))
const ComparePage = lazy(async () => ({ default: (await import('./compare/compare-page.tsx')).ComparePage }))
const HistoryPage = lazy(async () => ({ default: (await import('./history/history-page.tsx')).HistoryPage }))
const RoundsPage = lazy(async () => ({ default: (await import('./rounds/rounds-page.tsx')).RoundsPage }))
const AdminPage = lazy(async () => ({ default: (await import('./admin/admin-page.tsx')).AdminPage }))
const SetupPage = lazy(async () => ({ default: (await import('./sign-in/setup-page.tsx')).SetupPage }))

/** The whole web app. */
export function App(): ReactNode {
  const [client] = useState(firstQueries)
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LanguageProvider>
        <QueryClientProvider client={client}>
          <Notifications position="bottom-left" autoClose={6000} limit={3} containerWidth={380} />
          <OfflineBanner />
          <CrashBoundary>
            <Suspense fallback={<LoadingPage />}>
              <Pages />
            </Suspense>
          </CrashBoundary>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  )
}

/** The store of answers, with what the page of the address needs already asked for. */
function firstQueries(): QueryClient {
  const queries = createQueryClient()
  const documentId = /^\/documents\/([\w-]+)\/opinions$/u.exec(location.pathname)?.[1]
  if (documentId !== undefined) readOpinionsAhead(queries, documentId)
  return queries
}

function Pages(): ReactNode {
  return (
    <Switch>
      <Route path="/sign-in">
        <SignInPage />
      </Route>
      <Route path="/setup">
        <SetupPage />
      </Route>
      <Route path="/">
        <SignedIn>
          <DocumentsPage />
        </SignedIn>
      </Route>
      <Route path="/documents/:id">
        {({ id }) => (
          <SignedIn>
            <DraftPage key={id} documentId={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/documents/:id/opinions">
        {({ id }) => (
          <SignedIn>
            <ConsolidationPage key={id} documentId={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/documents/:id/compare">
        {({ id }) => (
          <SignedIn>
            <ComparePage key={id} documentId={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/documents/:id/history">
        {({ id }) => (
          <SignedIn>
            <HistoryPage key={id} documentId={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/rounds">
        <SignedIn>
          <RoundsPage />
        </SignedIn>
      </Route>
      <Route path="/admin">
        <SignedIn>
          <AdminPage />
        </SignedIn>
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}

// What stands around every page: theme, words, answers of the server, messages; and which page an address shows.

import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Route, Switch } from 'wouter'
import { readApprovalAhead, readDraftAhead, readOpinionsAhead } from './data/document-queries.ts'
import { dropEarlyLine } from './data/early-start.ts'
import { createQueryClient, meQuery } from './data/queries.ts'
import { LanguageProvider } from './language.tsx'
import { CrashBoundary } from './parts/crash-boundary.tsx'
import { laterPage } from './parts/later.tsx'
import { NotFoundPage } from './parts/not-found-page.tsx'
import { ToldList } from './parts/told-list.tsx'
import { OfflineBanner } from './shell/offline-banner.tsx'
import { SignedIn } from './shell/signed-in.tsx'
import { theme } from './theme.ts'

const loadDraftPage = () => import('./draft/draft-page.tsx')
const DraftPage = laterPage(async () => (await loadDraftPage()).DraftPage)
const ConsolidationPage = laterPage(
  async () => (await import('./consolidation/consolidation-page.tsx')).ConsolidationPage,
)
const DocumentsPage = laterPage(async () => (await import('./documents/documents-page.tsx')).DocumentsPage)
const SignInPage = laterPage(async () => (await import('./sign-in/sign-in-page.tsx')).SignInPage)
const ComparePage = laterPage(async () => (await import('./compare/compare-page.tsx')).ComparePage)
const ApprovalPage = laterPage(async () => (await import('./approval/approval-page.tsx')).ApprovalPage)
const ApprovalsPage = laterPage(async () => (await import('./approval/approvals-page.tsx')).ApprovalsPage)
const HistoryPage = laterPage(async () => (await import('./history/history-page.tsx')).HistoryPage)
const FrontMatterPage = laterPage(
  async () => (await import('./front-matter/front-matter-page.tsx')).FrontMatterPage,
)
const RoundsPage = laterPage(async () => (await import('./rounds/rounds-page.tsx')).RoundsPage)
const DossierPage = laterPage(async () => (await import('./dossier/dossier-page.tsx')).DossierPage)
const AdminPage = laterPage(async () => (await import('./admin/admin-page.tsx')).AdminPage)
const SetupPage = laterPage(async () => (await import('./sign-in/setup-page.tsx')).SetupPage)

// On its way to a page the browser fetches the page's code while it asks who is signed in, not afterwards.
for (const [address, page] of [
  [/^\/documents\/[^/]+$/u, DraftPage],
  [/^\/documents\/[^/]+\/opinions$/u, ConsolidationPage],
  [/^\/documents\/[^/]+\/approval$/u, ApprovalPage],
  [/^\/(sign-in)?$/u, DocumentsPage],
  [/^\/sign-in$/u, SignInPage],
] as const)
  if (address.test(location.pathname)) page.fetch()

/** The whole web app. */
export function App(): ReactNode {
  const [client] = useState(firstQueries)
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LanguageProvider>
        <QueryClientProvider client={client}>
          <ToldList />
          <OfflineBanner />
          <CrashBoundary>
            <Pages />
          </CrashBoundary>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  )
}

/** The store of answers, with what the page of the address needs already asked for. */
function firstQueries(): QueryClient {
  const queries = createQueryClient()
  const [, documentId, page] =
    /^\/documents\/([\w-]+)(?:\/(opinions|approval))?$/u.exec(location.pathname) ?? []
  if (documentId === undefined) return queries
  if (page === undefined) {
    readDraftAhead(queries, documentId)
    // Only for who is signed in: anybody else would be refused the line, which a browser calls a fault.
    Promise.all([loadDraftPage(), queries.ensureQueryData(meQuery)]).then(
      ([{ openAhead }, { user }]) => openAhead(documentId, user),
      dropEarlyLine, // what went wrong is told by whoever shows the page
    )
  } else if (page === 'approval') readApprovalAhead(queries, documentId)
  else readOpinionsAhead(queries, documentId)
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
      <Route path="/documents/:id/approval">
        {({ id }) => (
          <SignedIn>
            <ApprovalPage key={id} documentId={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/approvals">
        <SignedIn>
          <ApprovalsPage />
        </SignedIn>
      </Route>
      <Route path="/documents/:id/history">
        {({ id }) => (
          <SignedIn>
            <HistoryPage key={id} documentId={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/documents/:id/front-matter">
        {({ id }) => (
          <SignedIn>
            <FrontMatterPage key={id} documentId={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/rounds">
        <SignedIn>
          <RoundsPage />
        </SignedIn>
      </Route>
      <Route path="/dossier">
        <SignedIn>
          <DossierPage unitId={null} />
        </SignedIn>
      </Route>
      <Route path="/units/:id/dossier">
        {({ id }) => (
          <SignedIn>
            <DossierPage unitId={id} />
          </SignedIn>
        )}
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

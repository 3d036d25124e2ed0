// What the draft page fetches only when somebody asks for it. Writing, reading and giving an opinion need none of it: they work
// on a line that breaks.

import { later, laterDialog } from '../parts/later.tsx'

const cardDialogs = () => import('./card-dialogs.tsx')

/** Taking an opinion back. */
export const WithdrawDialog = laterDialog(async () => (await cardDialogs()).WithdrawDialog)
/** Naming the change that carried an opinion out. */
export const LinkDialog = laterDialog(async () => (await cardDialogs()).LinkDialog)
/** Saying that the text needs no change. */
export const NoChangeDialog = laterDialog(async () => (await cardDialogs()).NoChangeDialog)
/** Keeping to an opinion that was declined. */
export const ReserveDialog = laterDialog(
  async () => (await import('../opinion/reserve-dialog.tsx')).ReserveDialog,
)
/** The issuer's answer. */
export const IssuerDialog = laterDialog(
  async () => (await import('../opinion/issuer-dialog.tsx')).IssuerDialog,
)
/** The course of an opinion. */
export const CardHistory = laterDialog(async () => (await import('./card-history.tsx')).CardHistory)
/** Proposals on the same words, side by side. */
export const SideBySide = laterDialog(async () => (await import('./rivals-dialog.tsx')).SideBySide)
/** A picture's description and width. */
export const PictureDialog = laterDialog(async () => (await import('./picture-dialog.tsx')).PictureDialog)
/** Sending picture files. */
export const loadSending = () => import('./send-pictures.ts')
/** A footnote's words. */
export const FootnoteDialog = laterDialog(async () => (await import('./footnote-dialog.tsx')).FootnoteDialog)
/** The counts of syllables. */
export const CountsDialog = laterDialog(async () => (await import('./counts-dialog.tsx')).CountsDialog)
/** The moves to another stage. */
export const MoveDialog = laterDialog(async () => (await import('./move-dialog.tsx')).MoveDialog)
/** Opening a closed text for an amendment. */
export const AmendDialog = laterDialog(async () => (await import('./amend-dialogs.tsx')).AmendDialog)
/** Closing an amendment. */
export const CloseAmendmentDialog = laterDialog(
  async () => (await import('./amend-dialogs.tsx')).CloseAmendmentDialog,
)
/** Opinions out of a Word file. */
export const ImportDialog = laterDialog(async () => (await import('./import-dialog.tsx')).ImportDialog)
/** The Word files that a document came from. */
export const OriginalsDialog = laterDialog(
  async () => (await import('./originals-dialog.tsx')).OriginalsDialog,
)
/** How the form of a Word file departs. */
export const FormCheckDialog = laterDialog(
  async () => (await import('../form-check/form-check-dialog.tsx')).FormCheckDialog,
)
/** The panel where it has no place beside the page. */
export const PanelDrawer = laterDialog(async () => (await import('./panel-drawer.tsx')).PanelDrawer)
/** A kept version as its page. */
export const VersionDialog = laterDialog(async () => (await import('./version-dialog.tsx')).VersionDialog)
/** What the section under the caret must contain. */
export const GuidanceTab = later(async () => (await import('./guidance-tab.tsx')).GuidanceTab)
/** The kept versions. */
export const VersionsTab = later(async () => (await import('./versions-tab.tsx')).VersionsTab)
/** The checks before a document goes up. */
export const GatesTab = later(async () => (await import('../gates/gates-tab.tsx')).GatesTab)
/** What the next steps of the track wait for. */
export const NextSteps = later(async () => (await import('../gates/next-steps.tsx')).NextSteps)
/** Signing in again on the page. */
export const SignInForm = later(async () => (await import('../sign-in/sign-in-form.tsx')).SignInForm)

/** The places among which an opinion's words stand alike. */
export const Candidates = later(async () => (await import('./card-candidates.tsx')).Candidates)
/** What a later decision leaves in the text. */
export const WrittenStill = later(async () => (await import('./written-still.tsx')).WrittenStill)
/** Deciding on an opinion. */
export const DecideForm = later(async () => (await import('./decide-form.tsx')).DecideForm)
/** Taking decisions back. */
export const loadUndoing = () => import('./undoing.tsx')
/** The button that does it, on a card. */
export const UndoButton = later(async () => (await loadUndoing()).UndoButton)

/** The suggesting mode. */
export const loadSuggesting = () => import('./suggest/suggesting.ts')
/** The private copy, in place of the page. */
export const SuggestPane = later(async () => (await loadSuggesting()).SuggestPane)
/** Its changes, in place of the panel. */
export const SuggestChanges = later(async () => (await loadSuggesting()).SuggestChanges)

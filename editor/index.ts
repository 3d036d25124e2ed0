// The public door of the editor plugin: what a host needs to write a document, and nothing of our own pages.

export { type Anchor, type Place, type PlaceStatus, placeStatuses } from '#model/anchor.ts'
export type { DocumentView, OpinionList, TemplateSection, TemplateView } from '#model/api.ts'
export type { Opinion, OpinionDraft } from '#model/opinion.ts'
export { colorOf, peopleColors } from '#model/person-color.ts'
export type { OpinionAct } from './client/api.ts'
export { newOpinionId } from './client/opinion-id.ts'
export type { PersonHere } from './client/people.ts'
export type { Language } from './client/sentences.ts'
export {
  openSession,
  type Result,
  type SaveState,
  type Session,
  type SessionOptions,
  type SessionState,
} from './client/session.ts'
export type { Unsent } from './client/unsent.ts'
export type { WaitingOpinion } from './client/waiting-store.ts'
export {
  anchorAtCandidate,
  type CandidatePlace,
  candidatesOf,
  goToCandidate,
} from './extensions/candidates.ts'
export { type CapturedSelection, captureSelection } from './extensions/capture.ts'
export { fillingOf, type SectionFilling, type TableFilling } from './extensions/fillings.ts'
export {
  askForFootnote,
  changeFootnote,
  footnoteTextAt,
  type HeldFootnote,
  insertFootnote,
  mayInsertFootnote,
  onFootnoteOpen,
  removeFootnote,
  selectedFootnote,
} from './extensions/footnote.ts'
export { blockAtCaret, goToBlock } from './extensions/go-to-block.ts'
export { type GuidanceStorage, lengthsOf, sectionAt } from './extensions/guidance.ts'
export { heightsOf, type Stretch } from './extensions/levels.ts'
export { type OpinionPlace, placeOf, rivalsOf, watchPlaces } from './extensions/opinions.ts'
export {
  type HeldPicture,
  insertPicture,
  onPictures,
  type PictureLook,
  selectedPicture,
} from './extensions/picture.ts'
export { findAnchor, isPlacedSurely, withRelative } from './extensions/places.ts'
export { type ProposalPart, proposalParts } from './extensions/proposal.ts'
export { focusText, goToSection } from './extensions/section.ts'
export { wordsIn } from './extensions/text-map.ts'
export { type DraftingKitOptions, draftingKit, type Notice } from './kit.ts'

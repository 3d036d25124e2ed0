// Bringing picture files into the text: each is sent, then stands where it was dropped or where the caret is.

import type { Editor } from '@tiptap/core'
import { pictureMaxBytes } from '#model/picture.ts'
import { refusals } from '#model/refusal.ts'
import { insertPicture } from '../../index.ts'
import type { Words } from '../../words/vi.ts'
import { storedLanguage } from '../language.tsx'
import { tellFailure, tellWorking } from '../parts/tell.ts'
import { sendPicture } from './word-file.ts'

/** Sends files one after the other. @returns whether the last one stands in the text, selected */
export async function sendPictures(
  editor: Editor,
  documentId: string,
  files: readonly File[],
  at: number | undefined,
  words: Words,
): Promise<boolean> {
  let isThere = false
  for (const file of files) {
    isThere = false
    if (file.size > pictureMaxBytes) {
      tellFailure(refusals['picture-too-large'][storedLanguage()])
      continue
    }
    const end = tellWorking(words.toolbar.pictureSending)
    try {
      const { sha256 } = await sendPicture(documentId, file, AbortSignal.timeout(120_000))
      if (editor.isDestroyed) return false
      isThere = insertPicture(editor, sha256, at)
      if (!isThere) tellFailure(words.toolbar.pictureNowhere)
    } catch (error) {
      tellFailure(error instanceof Error && error.message !== '' ? error.message : words.failure.network)
    } finally {
      end()
    }
  }
  return isThere
}

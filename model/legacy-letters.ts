// What becomes of words in fonts older than Unicode (TCVN3, VNI), whose letters a Word file keeps as other letters.

/** Written in Unicode, or left as the file has them. */
export const legacyLetters = ['unicode', 'asWritten'] as const
/** One of the two. */
export type LegacyLetters = (typeof legacyLetters)[number]

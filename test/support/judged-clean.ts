// How a run is told that the files which its tests exported were judged, and no fault found.

/** Environment variable with the path of a file that is made then. */
export const judgedCleanVariable = 'JUDGED_CLEAN'

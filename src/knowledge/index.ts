/** What the recogniser and the rules know: read from lexicon/, validated, and indexed once per process. */
// biome-ignore lint/suspicious/noEmptyInterface: fields are added by the modules of this folder
export interface Knowledge {}

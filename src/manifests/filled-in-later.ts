/** Stands for what is filled in later: a DNS label that nobody writes. A value that has it is not known. */
export const FILLED_IN_LATER = 'filled-in-later';

/** The releases that rules, schemas and defaults are taken from. */
export const UPSTREAM = { kubevirt: '1.9.0', cdi: '1.66.0', kubernetes: '1.34.0' };

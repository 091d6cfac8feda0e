/** The formats of `check`. */
export const FORMATS = ['text', 'summary', 'json', 'sarif', 'junit', 'github', 'gitlab'] as const;

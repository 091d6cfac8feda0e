/** What a value is that should have been filled in before: by Helm, by Kustomize, by a shell. */
const PLACEHOLDER = /\$\{[\w.-]+\}|\$\([A-Z_][A-Z0-9_]*\)|\{\{.*?\}\}/;
const WORD_PROCESSOR = /[\u2018\u2019\u201C\u201D]/;

/** Whether a value was never filled in. */
export function isUnfilled(got: string | undefined): boolean {
  return got !== undefined && PLACEHOLDER.test(got);
}

/** What to do about a refused value for which its rule is not to blame. */
export function strangeValueFix(got: string | undefined): string | undefined {
  const [placeholder] = got?.match(PLACEHOLDER) ?? [];
  if (placeholder) return `Fill in ${placeholder}: check what helm template, kustomize build or envsubst makes of the file.`;
  return got !== undefined && WORD_PROCESSOR.test(got) ? 'Write " or \', or nothing, instead of the quotes of a word processor.' : undefined;
}

import { UsageError } from '../usage-error';

/** What would end a line, or is a variable to one of the collectors. */
const UNSAFE = /[\u0000-\u001f\u007f\u0085\u2028\u2029]|\$\{/;

/** Whether a text stays the text that it is in a line of a configuration. */
export function isConfigurationText(text: string): boolean {
  return text !== '' && text === text.trim() && !UNSAFE.test(text);
}

/** What is wrong with a text that goes into a line of the configuration. */
export function* textProblems(what: string, text: string | undefined): Generator<UsageError> {
  if (text === undefined || isConfigurationText(text)) return;
  yield {
    what, got: text, allowed: 'a text on one line, without `${` and without blanks around it', fix: 'Write what can stand in a line of the collector\'s configuration.',
  };
}

import type { Refusal } from './ours';
import { rowsOf } from '../known';

const OUR_REFUSALS = [...rowsOf('We refuse, upstream admits'), ...rowsOf('Changes that we refuse, upstream admits')].map(({ cells: [text, ending] }) => ({ text, ending }));
const THEIR_REFUSALS = [...rowsOf('Upstream refuses or does not start, we admit'), ...rowsOf('Changes that upstream refuses, we admit')].map(({ cells: [text] }) => text);

/** Whether KNOWN.md says why the two differ about a change: by the rule or the words of ours, or by those of the server. */
export function isKnownChange(message: string, ours?: Refusal): boolean {
  if (!ours) return THEIR_REFUSALS.some((text) => message.includes(text));
  const path = ours.field.replace(/\[\d+\]/g, '[]');
  return OUR_REFUSALS.some(({ text, ending }) => ours.why.includes(text) && path.endsWith(ending));
}

import { Size } from 'cdk8s';
import { EdgeStore } from './edge-store';
import { DNS_LABEL_WORDS, isDnsLabel } from '../kubernetes/dns-name';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../kubernetes/label';
import { parseQuantity } from '../kubernetes/quantity';

/** How the text of a field is read; `undefined` where it is none of the form. */
interface Form {
  readonly words: string;
  read(text: string): unknown;
}

const TEXT: Form = { words: 'a text', read: (text) => text };
const NAME: Form = { words: DNS_LABEL_WORDS, read: (text) => (isDnsLabel(text) ? text : undefined) };
const ENDPOINT: Form = {
  words: 'the URL of an API server, such as https://store-001.example.com:6443', read: (text) => (/^https:\/\/[^\s/]+\/?$/.test(text) ? text : undefined),
};
const COUNT: Form = { words: 'a whole number from 1', read: (text) => (/^[1-9]\d*$/.test(text) ? Number(text) : undefined) };
const SIZE: Form = { words: 'a quantity of bytes, such as 2Gi', read: sizeOf };

/** The fields of a store, by the name that inventories give them. */
const FORMS: { readonly [field in Exclude<keyof EdgeStore, 'labels'>]-?: Form } = {
  id: NAME,
  wave: NAME,
  endpoint: ENDPOINT,
  cores: COUNT,
  memory: SIZE,
  disk: SIZE,
  image: TEXT,
  monitorImage: TEXT,
  nodeCpus: COUNT,
  nodeMemory: SIZE,
};
const BY_NAME: ReadonlyMap<string, Form> = new Map(Object.entries(FORMS));

/** A column of labels is called by this and their key. */
export const LABEL_PREFIX = 'label:';

/** What fields are called. */
export const FIELD_NAMES: readonly string[] = [...BY_NAME.keys()];

/** What one field makes of a store, or the words for what is allowed. */
export function readField(name: string, text: string): { readonly fields: Partial<EdgeStore> } | { readonly allowed: string } {
  if (name.startsWith(LABEL_PREFIX)) {
    return isLabelValue(text) ? { fields: { labels: { [name.slice(LABEL_PREFIX.length)]: text } } } : { allowed: LABEL_VALUE_WORDS };
  }
  const form = BY_NAME.get(name)!;
  const value = form.read(text);
  return value === undefined ? { allowed: form.words } : { fields: { [name]: value } };
}

/** The words for what a field may be called, if this is none. */
export function nameProblem(name: string): string | undefined {
  const isLabel = name.startsWith(LABEL_PREFIX);
  if (isLabel && !isLabelKey(name.slice(LABEL_PREFIX.length))) return `${LABEL_PREFIX} and a key of labels: ${LABEL_KEY_WORDS}`;
  return isLabel || BY_NAME.has(name) ? undefined : `${FIELD_NAMES.join(', ')}, ${LABEL_PREFIX}<key>`;
}

function sizeOf(text: string): Size | undefined {
  const nano = parseQuantity(text);
  return nano === undefined || nano <= 0n ? undefined : Size.kibibytes(Number(nano) / 1e9 / 1024);
}

import { EVENT_ID, parseEvents, YAMLException } from 'js-yaml';
import type { Event } from 'js-yaml';
import { misplacedKey } from './key-place';

/** `sigs.k8s.io/yaml` reads ten times as deep; nothing that Kubernetes stores nests as deep as this, and it fits on a stack. */
const MAX_DEPTH = 1000;

/**
 * What YAML forbids and `sigs.k8s.io/yaml` reads: flow collections and quoted text whose further lines are not indented below their parent.
 * What the indentation is does not change what is read.
 */
const DEFICIENT_INDENTATION = 'deficient indentation';
/** What js-yaml says of a text behind the value of a document. */
export const TRAILING = 'end of the stream or a document separator is expected';

/** A dash that is a value in a flow collection: `[apply, -f, -]`. */
const LONE_DASH = /(?<=[\s,[{:])-(?=[,\]}])/g;

/** The events of a document, read as leniently as `sigs.k8s.io/yaml` reads it. */
export function eventsOf(text: string): Event[] {
  const events = lenientEvents(text, [DEFICIENT_INDENTATION]);
  const misplaced = misplacedKey(events, text);
  if (misplaced !== undefined) YAMLException.throwAt(text, misplaced, 'bad indentation of a mapping entry');
  return events;
}

/** Where the mappings of a text begin that follow each other without a separator, as kubectl reads a stream of JSON; none if one cannot be read. */
export function rootsOf(text: string): number[] {
  let events: readonly Event[] = [];
  try {
    events = lenientEvents(text, [DEFICIENT_INDENTATION, TRAILING]);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
  }
  return events.flatMap((event, i) => (event.type === EVENT_ID.MAPPING && events[i - 1].type === EVENT_ID.DOCUMENT ? [event.start] : []));
}

/**
 * js-yaml reports each mistake through the static `throwAt` and has no option that leaves one out. Its parser goes on where it stands if that
 * returns, so it returns for what is tolerated: positions stay those of the text, and a text without such places is read as always.
 */
function lenientEvents(text: string, tolerated: readonly string[]): Event[] {
  const { throwAt } = YAMLException;
  const refuse = (...mistake: Parameters<typeof throwAt>) => {
    if (!tolerated.includes(mistake[2])) throwAt.apply(YAMLException, mistake);
  };
  YAMLException.throwAt = refuse as typeof throwAt;
  try {
    // Events hold offsets, not text, so any letter does for what js-yaml takes no value to be.
    return parseEvents(text.replace(LONE_DASH, 'x'), { maxDepth: MAX_DEPTH });
  } finally {
    YAMLException.throwAt = throwAt;
  }
}

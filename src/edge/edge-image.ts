import { UsageError } from '../usage-error';

/** Without a tag, which stands for latest, or with that tag; a digest has a colon too. */
const MOVING = /(?:^|\/)[^/:]*(?::latest)?$/;

/** An image that a node without network may no longer have: it is pulled anew at each start. */
export function* imageProblems(what: string, image: string): Generator<UsageError> {
  if (!MOVING.test(image)) return;
  yield {
    what,
    got: image,
    allowed: 'an image with a digest, or a tag other than latest',
    fix: 'Pin it: what has none is pulled anew at each start, which fails while the store is offline.',
  };
}

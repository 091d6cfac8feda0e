import { readdirSync } from 'fs';
import { basename, join } from 'path';
import type { CrossObjectRule, ObjectRule } from './rule';

interface Topic {
  readonly rules?: readonly ObjectRule[];
  readonly crossObjectRules?: readonly CrossObjectRule[];
}

/** Every file of this folder that exports rules is a topic: adding one needs no other file. */
const topics: readonly Topic[] = readdirSync(__dirname)
  .filter((file) => /(?<!\.d)\.[jt]s$/.test(file) && !/^index\./.test(file) && file !== basename(__filename))
  .sort()
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  .map((file) => require(join(__dirname, file)) as Topic);

export const objectRules: readonly ObjectRule[] = topics.flatMap(({ rules = [] }) => rules);

export const crossObjectRules: readonly CrossObjectRule[] = topics.flatMap((topic) => topic.crossObjectRules ?? []);

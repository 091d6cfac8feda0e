import * as instancetype from './instancetype';
import * as instancetypeSpec from './instancetype-spec';
import * as preference from './preference';
import * as preferenceSpec from './preference-spec';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...instancetypeSpec.rules,
  ...instancetype.rules,
  ...preferenceSpec.rules,
  ...preference.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...instancetype.crossObjectRules,
  ...preference.crossObjectRules,
];

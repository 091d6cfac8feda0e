import * as deprecated from './deprecated';
import * as instancetype from './instancetype';
import * as instancetypeObject from './instancetype-object';
import * as preference from './preference';
import * as preferenceObject from './preference-object';
import type { ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...deprecated.rules,
  ...instancetypeObject.rules,
  ...instancetype.rules,
  ...preferenceObject.rules,
  ...preference.rules,
];

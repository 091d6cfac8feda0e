import * as installation from './installation';
import * as kubevirt from './kubevirt';
import * as kubevirtCertificate from './kubevirt-certificate';
import * as kubevirtTls from './kubevirt-tls';
import * as overcommit from './overcommit';
import * as platform from './platform';
import * as plugin from './plugin';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...kubevirtCertificate.rules,
  ...kubevirtTls.rules,
  ...kubevirt.rules,
  ...overcommit.rules,
  ...plugin.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...installation.crossObjectRules,
  ...kubevirt.crossObjectRules,
  ...platform.crossObjectRules,
];

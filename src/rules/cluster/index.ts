import * as cdi from './cdi';
import * as installation from './installation';
import * as kubevirt from './kubevirt';
import * as kubevirtCertificate from './kubevirt-certificate';
import * as kubevirtTls from './kubevirt-tls';
import * as overcommit from './overcommit';
import * as permittedDevice from './permitted-device';
import * as platform from './platform';
import * as plugin from './plugin';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...cdi.rules,
  ...kubevirtCertificate.rules,
  ...kubevirtTls.rules,
  ...kubevirt.rules,
  ...overcommit.rules,
  ...permittedDevice.rules,
  ...plugin.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...cdi.crossObjectRules,
  ...installation.crossObjectRules,
  ...kubevirt.crossObjectRules,
  ...platform.crossObjectRules,
];

import * as attachment from './attachment';
import * as bindingPlugin from './binding-plugin';
import * as dhcp from './dhcp';
import * as dns from './dns';
import * as draNetwork from './dra-network';
import * as networkInterface from './interface';
import * as interfaceBinding from './interface-binding';
import * as interfaceState from './interface-state';
import * as network from './network';
import * as port from './port';
import * as portRange from './port-range';
import * as service from './service';
import * as sriov from './sriov';
import * as subdomain from './subdomain';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...dhcp.rules,
  ...dns.rules,
  ...interfaceBinding.rules,
  ...interfaceState.rules,
  ...networkInterface.rules,
  ...draNetwork.rules,
  ...network.rules,
  ...portRange.rules,
  ...port.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...bindingPlugin.crossObjectRules,
  ...port.crossObjectRules,
  ...attachment.crossObjectRules,
  ...service.crossObjectRules,
  ...sriov.crossObjectRules,
  ...subdomain.crossObjectRules,
];

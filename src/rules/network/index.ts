import * as apiTraffic from './api-traffic';
import * as attachment from './attachment';
import * as backend from './backend';
import * as dhcp from './dhcp';
import * as dns from './dns';
import * as draNetwork from './dra-network';
import * as exportTraffic from './export-traffic';
import * as exposure from './exposure';
import * as networkInterface from './interface';
import * as interfaceBinding from './interface-binding';
import * as interfaceState from './interface-state';
import * as network from './network';
import * as port from './port';
import * as portRange from './port-range';
import * as scrapeTraffic from './scrape-traffic';
import * as service from './service';
import * as sriov from './sriov';
import * as sriovResource from './sriov-resource';
import * as subdomain from './subdomain';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...dhcp.rules,
  ...dns.rules,
  ...draNetwork.rules,
  ...interfaceBinding.rules,
  ...interfaceState.rules,
  ...network.rules,
  ...networkInterface.rules,
  ...port.rules,
  ...portRange.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...apiTraffic.crossObjectRules,
  ...attachment.crossObjectRules,
  ...backend.crossObjectRules,
  ...exportTraffic.crossObjectRules,
  ...exposure.crossObjectRules,
  ...port.crossObjectRules,
  ...scrapeTraffic.crossObjectRules,
  ...service.crossObjectRules,
  ...sriov.crossObjectRules,
  ...sriovResource.crossObjectRules,
  ...subdomain.crossObjectRules,
];

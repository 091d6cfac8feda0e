import * as apiTraffic from './api-traffic';
import * as attachment from './attachment';
import * as attachmentConfig from './attachment-config';
import * as attachmentNamespace from './attachment-namespace';
import * as backend from './backend';
import * as dhcp from './dhcp';
import * as dns from './dns';
import * as draNetwork from './dra-network';
import * as exportTraffic from './export-traffic';
import * as exposure from './exposure';
import * as gatewayListener from './gateway-listener';
import * as gatewayRoute from './gateway-route';
import * as guestAddress from './guest-address';
import * as ingressTls from './ingress-tls';
import * as networkInterface from './interface';
import * as interfaceBinding from './interface-binding';
import * as interfaceState from './interface-state';
import * as masquerade from './masquerade';
import * as multiqueue from './multiqueue';
import * as network from './network';
import * as policyPort from './policy-port';
import * as port from './port';
import * as portRange from './port-range';
import * as scrapeTraffic from './scrape-traffic';
import * as service from './service';
import * as serviceMesh from './service-mesh';
import * as sharedNetwork from './shared-network';
import * as sriov from './sriov';
import * as sriovResource from './sriov-resource';
import * as subdomain from './subdomain';
import * as userDefinedNetwork from './user-defined-network';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...attachmentConfig.rules,
  ...dhcp.rules,
  ...masquerade.rules,
  ...dns.rules,
  ...draNetwork.rules,
  ...ingressTls.rules,
  ...interfaceBinding.rules,
  ...interfaceState.rules,
  ...multiqueue.rules,
  ...network.rules,
  ...networkInterface.rules,
  ...port.rules,
  ...portRange.rules,
  ...userDefinedNetwork.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...apiTraffic.crossObjectRules,
  ...attachment.crossObjectRules,
  ...attachmentNamespace.crossObjectRules,
  ...backend.crossObjectRules,
  ...exportTraffic.crossObjectRules,
  ...exposure.crossObjectRules,
  ...gatewayListener.crossObjectRules,
  ...gatewayRoute.crossObjectRules,
  ...guestAddress.crossObjectRules,
  ...policyPort.crossObjectRules,
  ...port.crossObjectRules,
  ...scrapeTraffic.crossObjectRules,
  ...service.crossObjectRules,
  ...serviceMesh.crossObjectRules,
  ...sharedNetwork.crossObjectRules,
  ...sriov.crossObjectRules,
  ...sriovResource.crossObjectRules,
  ...subdomain.crossObjectRules,
  ...userDefinedNetwork.crossObjectRules,
];

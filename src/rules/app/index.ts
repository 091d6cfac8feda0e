import * as applicationAwareQuota from './application-aware-quota';
import * as argoApplication from './argo-application';
import * as blockStorage from './block-storage';
import * as boundClaim from './bound-claim';
import * as cdiLabels from './cdi-labels';
import * as certificate from './certificate';
import * as claimAnnotation from './claim-annotation';
import * as clusterClass from './cluster-class';
import * as credential from './credential';
import * as generatedName from './generated-name';
import * as gitops from './gitops';
import * as ingressClass from './ingress-class';
import * as isolation from './isolation';
import * as limitRange from './limit-range';
import * as logPosition from './log-position';
import * as logSource from './log-source';
import * as metadataKey from './metadata-key';
import * as monitorLabels from './monitor-labels';
import * as namespace from './namespace';
import * as object from './object';
import * as podSecurity from './pod-security';
import * as podSecurityLevel from './pod-security-level';
import * as priorityClass from './priority-class';
import * as pullSecret from './pull-secret';
import * as quota from './quota';
import * as quotaKey from './quota-key';
import * as recreation from './recreation';
import * as reference from './reference';
import * as referenceName from './reference-name';
import * as referenceNamespace from './reference-namespace';
import * as role from './role';
import * as roleBinding from './role-binding';
import * as roleResource from './role-resource';
import * as sealedSecret from './sealed-secret';
import * as secret from './secret';
import * as storageClass from './storage-class';
import * as volumeAttributesClass from './volume-attributes-class';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...argoApplication.rules,
  ...boundClaim.rules,
  ...certificate.rules,
  ...claimAnnotation.rules,
  ...gitops.rules,
  ...logSource.rules,
  ...monitorLabels.rules,
  ...podSecurityLevel.rules,
  ...roleResource.rules,
  ...sealedSecret.rules,
  ...quotaKey.rules,
  ...recreation.rules,
  ...role.rules,
  ...secret.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...applicationAwareQuota.crossObjectRules,
  ...blockStorage.crossObjectRules,
  ...boundClaim.crossObjectRules,
  ...clusterClass.crossObjectRules,
  ...cdiLabels.crossObjectRules,
  ...credential.crossObjectRules,
  ...generatedName.crossObjectRules,
  ...gitops.crossObjectRules,
  ...ingressClass.crossObjectRules,
  ...isolation.crossObjectRules,
  ...limitRange.crossObjectRules,
  ...logPosition.crossObjectRules,
  ...metadataKey.crossObjectRules,
  ...namespace.crossObjectRules,
  ...object.crossObjectRules,
  ...podSecurity.crossObjectRules,
  ...priorityClass.crossObjectRules,
  ...pullSecret.crossObjectRules,
  ...quota.crossObjectRules,
  ...recreation.crossObjectRules,
  ...reference.crossObjectRules,
  ...referenceName.crossObjectRules,
  ...referenceNamespace.crossObjectRules,
  ...roleBinding.crossObjectRules,
  ...storageClass.crossObjectRules,
  ...volumeAttributesClass.crossObjectRules,
];

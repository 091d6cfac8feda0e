import { renderDomain } from './domain';
import { acpiVolumes } from './firmware';
import { GuestContext } from './guest-context';
import type { PodDNSConfig, TopologySpreadConstraint } from '../../../imports/kubernetes';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { omitEmpty } from '../../kubernetes/omit-empty';
import { renderNetwork } from '../../network/render-guest-network';
import { Guest } from '../guest/guest';
import { GuestDns } from '../guest/guest-dns';
import { EvictionStrategy } from '../guest/policies';
import { ACCESS_CREDENTIALS, PROBES, RESOURCE_CLAIMS } from '../wire-forms';

/** Renders the VirtualMachineInstance that a workload runs. */
export function renderGuest(guest: Guest, context: GuestContext): VirtualMachineInstanceSpec {
  const { props } = guest;
  const { launchSecurity, acpiTables } = props;
  return {
    architecture: context.architectureIsStated ? context.architecture : undefined,
    hostname: props.hostname,
    subdomain: props.subdomain,
    ...props.dns && renderDns(props.dns),
    serviceAccountName: props.serviceAccount?.name,
    priorityClassName: props.priorityClassName,
    schedulerName: props.schedulerName,
    evictionStrategy: props.evictionStrategy ?? (launchSecurity && EvictionStrategy.NONE),
    startStrategy: props.startPaused ?? launchSecurity?.isAttested ? 'Paused' : undefined,
    terminationGracePeriodSeconds: props.terminationGracePeriod?.toSeconds(),
    ...context.placement,
    topologySpreadConstraints: omitEmpty(props.spread?.map((spread): TopologySpreadConstraint => ({
      maxSkew: spread.maxSkew ?? 1,
      topologyKey: spread.topology?.key ?? 'kubernetes.io/hostname',
      whenUnsatisfiable: spread.whenUnsatisfiable ?? 'DoNotSchedule',
      labelSelector: { matchLabels: { ...context.selector } },
    }))),
    readinessProbe: props.readinessProbe && PROBES.of(props.readinessProbe),
    livenessProbe: props.livenessProbe && PROBES.of(props.livenessProbe),
    accessCredentials: omitEmpty(guest.accessCredentials.map((credential) => ACCESS_CREDENTIALS.of(credential))),
    resourceClaims: omitEmpty([...guest.resourceClaims].map((claim) => RESOURCE_CLAIMS.of(claim))),
    domain: renderDomain(guest, context),
    networks: omitEmpty(guest.networks.map(renderNetwork)),
    volumes: omitEmpty([
      ...context.disks.flatMap(({ volume }) => volume ?? []),
      ...context.cloudInit ? [context.cloudInit] : [],
      ...acpiTables ? acpiVolumes(acpiTables) : [],
    ]),
  };
}

function renderDns({ policy, nameservers, searches, options }: GuestDns): Pick<VirtualMachineInstanceSpec, 'dnsPolicy' | 'dnsConfig'> {
  const dnsConfig: PodDNSConfig = {
    nameservers: omitEmpty(nameservers), searches: omitEmpty(searches), options: omitEmpty(options?.map(({ name, value }) => ({ name, value }))),
  };
  return { dnsPolicy: policy, dnsConfig: omitEmpty({ ...dnsConfig }) };
}

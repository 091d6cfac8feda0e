import { manifest, Mistake } from '../refused';

interface Fields { readonly [field: string]: unknown }

const LABELS = { app: 'p' };
const NAME = 'by-hand';

export const POOL = { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: NAME };
export const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', name: NAME };
export const DOMAIN = { devices: {}, memory: { guest: '4Gi' } };
/** A metric of Kubernetes. */
export const CPU = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } };

/** All mistakes of several. */
export function all(...mistakes: Mistake[]): Mistake {
  return (chart, app) => mistakes.forEach((mistake) => mistake(chart, app));
}

/** The template of a guest. */
export function guest(fields: Fields = {}, labels: object = LABELS): object {
  return { metadata: { labels }, spec: { domain: DOMAIN, ...fields } };
}

/** A VM as somebody writes it. */
export function vm(fields: Fields = {}, inGuest: Fields = {}): Mistake {
  return (chart) => manifest(chart, { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: { runStrategy: 'Always', template: guest(inGuest), ...fields } });
}

/** A pool, with fields of its VMs, its guests and its own. */
export function pool(inVm: Fields = {}, inGuest: Fields = {}, fields: Fields = {}): Mistake {
  return (chart) => manifest(chart, {
    apiVersion: POOL.apiVersion,
    kind: POOL.kind,
    spec: {
      selector: { matchLabels: LABELS },
      virtualMachineTemplate: { metadata: { labels: LABELS }, spec: { runStrategy: 'Always', template: guest(inGuest), ...inVm } },
      ...fields,
    },
  });
}

/** A Deployment of containers. */
export function deployment(...containers: object[]): Mistake {
  return (chart) => manifest(chart, {
    apiVersion: DEPLOYMENT.apiVersion,
    kind: DEPLOYMENT.kind,
    spec: { selector: { matchLabels: LABELS }, template: { metadata: { labels: LABELS }, spec: { containers } } },
  });
}

/** A HorizontalPodAutoscaler of a Deployment. */
export function hpa(fields: Fields = {}, apiVersion = 'autoscaling/v2'): Mistake {
  return (chart) => manifest(chart, { apiVersion, kind: 'HorizontalPodAutoscaler', spec: { scaleTargetRef: DEPLOYMENT, maxReplicas: 3, ...fields } });
}

/** A ScaledObject of a Deployment. */
export function scaledObject(fields: Fields = {}): Mistake {
  return (chart) => manifest(chart, {
    apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', spec: { scaleTargetRef: { name: NAME }, triggers: [{ type: 'cron', metadata: { timezone: 'UTC', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: '3' } }], ...fields },
  });
}

/** A VerticalPodAutoscaler. */
export function vpa(targetRef: object, updateMode?: string): Mistake {
  return (chart) => manifest(chart, {
    apiVersion: 'autoscaling.k8s.io/v1', kind: 'VerticalPodAutoscaler', spec: { targetRef, ...updateMode ? { updatePolicy: { updateMode } } : {} },
  });
}

import type { ClusterWorkflowTemplateSpec as WorkflowSpec } from '../../../imports/argoproj.io';
import type { Container, Volume } from '../../../imports/kubernetes';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { templatesOf, workflowOf } from '../../manifests/workflow';
import { ENFORCE } from '../app/pod-security';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule, Violation } from '../rule';
import { workflow } from '../subjects/workflow';

const SOCKET = /(?:^|\/)(?:docker|dockershim|containerd|crio|cri-dockerd|podman)\.sock$|^\/(?:var\/)?run\/(?:docker|containerd|crio)\/?$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'workflow-pod/avoids-runtime-socket',
    level: FindingLevel.ADVISED,
    subject: workflow,
    summary: 'A step must not mount the socket of the container runtime',
    why: 'Whoever may use the socket is root on the node: a Dockerfile of a branch can take over every pod and guest on it.',
    fix: 'Build without a daemon: buildah with --isolation chroot, or BuildKit rootless.',
    * check(spec) {
      for (const { volume: { hostPath }, path } of volumesOf(spec)) {
        if (hostPath && SOCKET.test(hostPath.path)) yield { field: `${path}.hostPath.path`, got: hostPath.path };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'workflow-pod/fits-pod-security',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A step must not ask for more than the Pod Security level of its namespace allows',
    why: 'Pod Security admission refuses its pod, and the step fails. Baseline and restricted allow neither privileged containers nor volumes of the node nor its network.',
    fix: 'Build without privileges, such as by buildah with --isolation chroot, or enforce privileged in a namespace for such builds alone.',
    * check(manifests) {
      const levels = new Map(ofKind(manifests, '/Namespace').flatMap(({ metadata: { name, labels } }) => {
        const level = labels?.[ENFORCE];
        return level === 'baseline' || level === 'restricted' ? [[name, level] as const] : [];
      }));
      if (!levels.size) return;
      for (const manifest of manifests) {
        const level = levels.get(manifest.metadata.namespace);
        if (!level) continue;
        for (const violation of beyondBaseline(manifest)) yield { manifest, ...violation, allowed: `none in a namespace that enforces ${level}` };
      }
    },
  }),
];

function* beyondBaseline(manifest: Manifest): Generator<Violation> {
  const written = workflowOf(manifest);
  if (!written) return;
  const { spec, path } = written;
  if (spec.hostNetwork) yield { field: `${path}.hostNetwork`, got: true };
  for (const { volume: { hostPath }, path: field } of volumesOf(spec)) {
    if (hostPath) yield { field: `${path}.${field}.hostPath`, got: hostPath.path };
  }
  for (const { container: { securityContext }, path: field } of containersOf(spec)) {
    if (securityContext?.privileged) yield { field: `${path}.${field}.securityContext.privileged`, got: true };
  }
}

function volumesOf(spec: WorkflowSpec): { readonly volume: Volume; readonly path: string }[] {
  return [{ volumes: spec.volumes, path: '' }, ...templatesOf(spec).map(({ template, path }) => ({ volumes: template.volumes, path }))]
    .flatMap(({ volumes = [], path }) => volumes.map((volume, i) => ({ volume: volume as Volume, path: `${path && `${path}.`}volumes[${i}]` })));
}

function containersOf(spec: WorkflowSpec): { readonly container: Pick<Container, 'securityContext'>; readonly path: string }[] {
  return templatesOf(spec).flatMap(({ template, path }) => {
    const { container, script, sidecars = [], initContainers = [], containerSet } = template;
    const lists = { sidecars, initContainers, 'containerSet.containers': containerSet?.containers ?? [] };
    return [
      ...container ? [{ container, path: `${path}.container` }] : [],
      ...script ? [{ container: script, path: `${path}.script` }] : [],
      ...Object.entries(lists).flatMap(([list, entries]) => entries.map((entry, i) => ({ container: entry, path: `${path}.${list}[${i}]` }))),
    ];
  });
}

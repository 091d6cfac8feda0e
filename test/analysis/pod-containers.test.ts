import { vectors } from './pod-templates.json';
import { writtenResources } from './written-resources';
import type { PodSpec } from '../../imports/kubernetes';
import { podContainersOf, podTemplateResources } from '../../src/analysis/pod-containers';
import { qosClassOf } from '../../src/analysis/qos-class';

interface Vector {
  readonly name: string;
  readonly spec: PodSpec;
  readonly expect: { readonly requests: object; readonly limits: object; readonly qosClass: string };
}

const table = (vectors as unknown as Vector[]).map((vector) => [vector.name, vector] as const);

test.each(table)('%s', (_, { spec, expect: { requests, limits } }) => {
  expect(writtenResources(podTemplateResources(spec))).toEqual({ requests, limits });
});

test.each(table.filter(([, { spec }]) => !spec.resources))('quality of service: %s', (_, { spec, expect: { qosClass } }) => {
  expect(qosClassOf(podContainersOf(spec))).toBe(qosClass);
});

import { ApiObject, App, Chart, Lazy, Size } from 'cdk8s';
import { GuestCpu, Disk, TenantNamespace, VirtualMachine } from '../../src';
import * as admission from '../../src/admission/admission';
import { Admission } from '../../src/admission/synth';
import * as rendering from '../../src/render-api-object';
import { pair } from '../synth/beside-stock';
import { contents } from '../synth/contents';

/** Three charts with an object each, or with a tenant and a VM of this library; returns what counts validations and renderings. */
function fill(app: App, what: 'objects' | 'constructs'): { readonly validated: jest.Mock; readonly rendered: jest.Mock } {
  const [validated, rendered] = [jest.fn(() => []), jest.fn(() => ({ a: 'b' }))];
  for (const id of ['a', 'b', 'c']) {
    const chart = new Chart(app, id, { namespace: id });
    const data = Lazy.any({ produce: rendered });
    new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'object' }, data }).node.addValidation({ validate: validated });
    if (what === 'objects') continue;
    new TenantNamespace(chart, `${id}-tenant`);
    const disks = [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })];
    new VirtualMachine(chart, 'vm', { cpu: GuestCpu.cores(1), memory: Size.gibibytes(1), disks });
  }
  return { validated, rendered };
}

const judged = jest.spyOn(admission, 'admit');
beforeEach(() => judged.mockClear());

/** Renderings by cdk8s and by this library. */
function renderings(run: () => void): number {
  const spies = [jest.spyOn(ApiObject.prototype, 'toJson'), jest.spyOn(rendering, 'renderApiObject')];
  run();
  const calls = spies.map(({ mock }) => mock.calls.length);
  for (const spy of spies) spy.mockRestore();
  return calls[0] + calls[1];
}

test.each<['objects' | 'constructs', boolean, number]>([
  ['objects', false, 0], ['objects', true, 1], ['constructs', false, 1], ['constructs', true, 1],
])('one synthesis of %s, guarded: %p, runs each validator and renders each object once, with %i passes of admission', (what, guarded, passes) => {
  const [, app] = pair(() => undefined);
  const { validated, rendered } = fill(app, what);
  if (guarded) Admission.guard(app);
  const objects = app.node.findAll().filter((construct) => ApiObject.isApiObject(construct)).length;
  expect(renderings(() => app.synth())).toBe(objects);
  expect([validated, rendered, judged].map(({ mock }) => mock.calls.length)).toEqual([3, 3, passes]);
  expect(renderings(() => app.synthYaml())).toBe(objects);
  expect([validated, rendered, judged].map(({ mock }) => mock.calls.length)).toEqual([6, 6, 2 * passes]);
});

test('App repeats validators, but neither renderings nor the pass of admission', () => {
  const [app] = pair(() => undefined);
  const { validated, rendered } = fill(app, 'constructs');
  app.synth();
  expect([validated, rendered, judged].map(({ mock }) => mock.calls.length)).toEqual([3 * (1 + app.charts.length), 3, 1]);
});

test('by the prototype, as jsii calls it for other languages, App judges once as well', () => {
  const [app] = pair(() => undefined);
  fill(app, 'constructs');
  App.prototype.synth.call(app);
  expect(judged).toHaveBeenCalledTimes(1);
  expect(App.prototype.synthYaml.call(app)).toContain('kind: VirtualMachine');
  expect(judged).toHaveBeenCalledTimes(2);
});

test('App judges nothing where nothing is guarded, though another is', () => {
  const [[guarded], [app]] = [pair(() => undefined), pair((each) => { fill(each, 'objects'); })];
  Admission.guard(guarded);
  app.synth();
  expect(judged).not.toHaveBeenCalled();
});

test('what this library makes is written as by App', () => {
  const [stock, ours] = pair((app) => { fill(app, 'constructs'); });
  [stock, ours].forEach((app) => app.synth());
  expect(contents(ours.outdir)).toEqual(contents(stock.outdir));
});

test('what admission refuses leaves nothing behind', () => {
  const [, app] = pair(() => undefined);
  fill(app, 'constructs');
  new ApiObject(new Chart(app, 'last'), 'vm', { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'vm' }, spec: {} });
  expect(() => app.synth()).toThrow('spec.template');
  expect(contents(app.outdir)).toEqual({});
});

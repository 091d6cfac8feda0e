import { Simulation, simulate } from '../../../src/analysis/autoscaling/simulate';

const SERVING: Simulation = {
  autoscaler: { minReplicas: 1, maxReplicas: 10 },
  utilization: 70,
  replica: { request: 1000, limit: 1000, runningAfter: 0, readyAfter: 0 },
  initial: 2,
  load: () => 1400,
  duration: 60,
};
const step = (before: number, after: number, at = 15) => (time: number) => (time < at ? before : after);
const counts = (simulation: Simulation) => simulate(simulation).map(({ replicas }) => replicas);

test('a sample has what is asked for, what is there and what is missing', () => {
  expect(simulate({ ...SERVING, load: step(1400, 2800), duration: 30 })).toEqual([
    { time: 0, load: 1400, replicas: 2, ready: 2, unmet: 0 },
    { time: 15, load: 2800, replicas: 3, ready: 2, unmet: 800 },
    { time: 30, load: 2800, replicas: 4, ready: 3, unmet: 0 },
  ]);
});

/** Calculated by hand from the documentation of the HorizontalPodAutoscaler. */
test.each<[string, Partial<Simulation>, number[]]>([
  ['usage on target changes nothing', {}, [2, 2, 2, 2, 2]],
  ['usage within a tenth of the target changes nothing', { load: () => 1540 }, [2, 2, 2, 2, 2]],
  ['a tolerance of its own', { load: () => 1540, autoscaler: { maxReplicas: 10, behavior: { scaleUp: { tolerance: '50m' } } } }, [3, 3, 3, 3, 3]],
  ['100 % of 70 % asks for 3 of 2, then 93 % for 4 of 3', { load: step(1400, 2800) }, [2, 3, 4, 4, 4]],
  ['unready replicas count as idle', { load: step(1400, 2800), replica: { ...SERVING.replica, runningAfter: 45, readyAfter: 255 } }, [2, 3, 3, 3, 3]],
  ['replicas at most double, or become 4', { load: () => 20_000, initial: 1, replica: { ...SERVING.replica, limit: 20_000 } }, [4, 8, 10, 10, 10]],
  ['a policy adds one in 30 s', {
    load: () => 8000, autoscaler: { maxReplicas: 10, behavior: { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 30 }] } } },
  }, [3, 3, 4, 4, 5]],
  ['the smallest of two policies', {
    load: () => 8000,
    initial: 4,
    autoscaler: {
      maxReplicas: 10,
      behavior: {
        scaleUp: { selectPolicy: 'Min', policies: [{ type: 'Pods', value: 3, periodSeconds: 15 }, { type: 'Percent', value: 50, periodSeconds: 15 }] },
      },
    },
  }, [6, 9, 10, 10, 10]],
  ['a direction that is disabled', { load: () => 8000, autoscaler: { maxReplicas: 10, behavior: { scaleUp: { selectPolicy: 'Disabled' } } } }, [2, 2, 2, 2, 2]],
  ['a window holds back each step up', {
    load: step(1400, 2800), autoscaler: { maxReplicas: 10, behavior: { scaleUp: { stabilizationWindowSeconds: 30 } } },
  }, [2, 2, 3, 3, 4]],
  ['Kubernetes waits five minutes before it goes down', { load: () => 0, duration: 75 }, [2, 2, 2, 2, 2, 2]],
  ['a window of 30 s', { load: () => 0, autoscaler: { maxReplicas: 10, behavior: { scaleDown: { stabilizationWindowSeconds: 30 } } } }, [2, 2, 1, 1, 1]],
  ['more than the maximum, fewer than the minimum', { initial: 12, autoscaler: { minReplicas: 4, maxReplicas: 10 }, load: () => 0 }, [10, 10, 10, 10, 10]],
  ['fewer than the minimum', { initial: 1, autoscaler: { minReplicas: 4, maxReplicas: 10 }, load: () => 0 }, [4, 4, 4, 4, 4]],
])('%s', (_, changes, expected) => {
  expect(counts({ ...SERVING, ...changes })).toEqual(expected);
});

test('five minutes after the last higher proposal it goes down at once', () => {
  expect(counts({ ...SERVING, load: step(1400, 0), duration: 330 }).lastIndexOf(2)).toBe(300 / 15);
});

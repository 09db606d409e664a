import { bytes, cores } from '../../../../constructs/workload/pod/quantity';

test.each([
  ['1Ki', 1024],
  ['2Mi', 2_097_152],
  ['1Gi', 1_073_741_824],
  ['1Ti', 1_099_511_627_776],
  ['1k', 1_000],
  ['1M', 1_000_000],
  ['1G', 1_000_000_000],
  ['1T', 1_000_000_000_000],
  ['0.5Gi', 536_870_912],
])('%s is so many bytes', (memory, count) => {
  expect(bytes(memory, 'memory')).toBe(count);
});

test.each([
  ['2', 2],
  ['0.5', 0.5],
  ['.25', 0.25],
  ['250m', 0.25],
])('%s is so many cores', (cpu, count) => {
  expect(cores(cpu, 'cpu')).toBe(count);
});
